// "Received on … → due …", explained day by day, as a complaint received then would be dated today.
import { get } from "../api.js";
import { Why } from "../complaints/why.js";
import { Failed } from "../failed.js";
import { Component, html } from "../html.js";
import { t } from "../i18n.js";
import { Field, Pick } from "../inputs.js";
import { Loading } from "../load.js";
import { dayOf } from "../when.js";
import { countable } from "./told.js";

const OWN = "own";
const MOST_DAYS = 250;

export class Calculator extends Component {
  state = { received: this.props.policy.today, promise: countable(this.props.policy)[1][0], days: 5, time: "" };

  render({ policy }, { received, promise, days, time }) {
    const own = promise === OWN;
    const { cutoff } = policy.calendar;
    return html`
      <section class="card wide"><h2>${t("policy.calculator")}</h2>
        <form class="filters" onSubmit=${(event) => event.preventDefault()} onInput=${this.#changed}>
          <${Field} name="received" type="date" label=${t("policy.received")} value=${received} required
            min=${`${policy.calendar.years[0]}-01-01`} max=${`${policy.calendar.years[1]}-12-31`} />
          ${cutoff && html`<${Field} name="time" type="time" label=${t("policy.received_at", { cutoff })} value=${time} />`}
          <${Pick} name="promise" label=${t("policy.promise")} value=${promise}
            options=${[...countable(policy), [OWN, t("policy.own_days")]]} />
          ${own && html`<${Field} name="days" type="number" label=${t("policy.own_count")} value=${days} min="1" max=${MOST_DAYS} required />`}
        </form>
        <${Answer} query=${queryOf({ received, promise, days, time })} />
      </section>`;
  }

  /** A field that is half filled in changes nothing yet: the last answer stays. */
  #changed = (event) => {
    const { name, value } = event.target;
    if (event.target.validity.valid) this.setState({ [name]: value });
  };
}

function queryOf({ received, promise, days, time }) {
  if (promise === OWN) return { received, time, days };
  const [, unit, count] = promise.split("/");
  return { received, time, [unit]: count };
}

class Answer extends Loading {
  keyOf({ query }) {
    return JSON.stringify(query);
  }

  fetch({ query }) {
    return get("/api/policy/due", query);
  }

  render(_, { value, refusal }) {
    if (refusal) return html`<${Failed} refusal=${refusal} again=${this.load} />`;
    if (!value) return html`<p class="soft" role="status">${t("shell.loading")}</p>`;
    const { clock, calendar } = value;
    return html`
      <p class="due-answer" role="status">${t("policy.due", { received: dayOf(this.props.query.received) })} <strong><time datetime=${clock.due}>${dayOf(clock.due)}</time></strong></p>
      <${Why} title=${t("complaint.why")} clock=${clock} calendar=${calendar} />`;
  }
}
