// The half-year return: its books, whether they balance, what it rests on, and the file to hand in.
import { get, post } from "../api.js";
import { Failed } from "../failed.js";
import { html } from "../html.js";
import { t } from "../i18n.js";
import { Icon } from "../icon.js";
import { Loading } from "../load.js";
import { linkTo } from "../route.js";
import { dayOf, legalToday, momentOf } from "../when.js";
import { Witness } from "./checkpoint.js";
import { Counts } from "./counts.js";
import { halfOf, halvesUpTo } from "./halves.js";
import { Digest, save } from "./taken.js";

const SHOWN = 8;
const BOOKS = ["open_at_start", "received", "reopened", "closed", "open_at_end"];

export class HalfYear extends Loading {
  #half({ app, route }) {
    return route.query.half ?? halfOf(legalToday(app.props.firm.zone));
  }

  keyOf(props) {
    return this.#half(props);
  }

  fetch(props) {
    return get("/api/register/return", { half: this.#half(props) });
  }

  render({ app, route }, { value, refusal, loading }) {
    const half = this.#half({ app, route });
    const halves = new Set([half, ...halvesUpTo(legalToday(app.props.firm.zone), SHOWN)]);
    return html`
      <form class="filters" aria-label=${t("reports.half")} onSubmit=${(event) => event.preventDefault()}>
        <label class="filter"><span class="label">${t("reports.half")}</span>
          <select class="input" name="half" onChange=${(event) => app.go(linkTo("/register", { part: "half", half: event.currentTarget.value }))}>
            ${[...halves].map((each) => html`<option value=${each} selected=${each === half}>${nameOf(each)}</option>`)}</select></label>
      </form>
      ${refusal && html`<${Failed} refusal=${refusal} again=${this.load} />`}
      ${!value && loading && html`<p class="soft" role="status">${t("shell.loading")}</p>`}
      ${value && !refusal && html`<${Told} told=${value} app=${app} />`}`;
  }
}

function Told({ told, app }) {
  return html`
    <section class="card stack" aria-labelledby="return"><h2 id="return">${t("reports.return_of", { half: nameOf(told.half), from: dayOf(told.from), to: dayOf(told.to) })}</h2>
      <p class="row">
        ${told.provisional ? html`<span class="chip warn">${t("reports.provisional")}</span>` : html`<span class="chip good"><${Icon} name="lock" />${t("reports.frozen", { at: momentOf(told.frozen_at) })}</span>`}
        ${told.nil && html`<span class="chip">${t("reports.nil")}</span>`}
        <span>${t("reports.due", { day: dayOf(told.due) })}</span></p>
      <${Books} told=${told} />
      ${told.provisional && html`<p class="soft">${t("reports.provisional_why")}</p>`}
      <${Ways} told=${told} />
      ${told.checkpoint && html`<${Witness} key=${told.half} checkpoint=${told.checkpoint} check=${() => post("/api/register/receipt", { receipt: JSON.stringify(told.checkpoint) })} />`}
    </section>
    <${Counts} told=${told} firm=${app.props.firm} />`;
}

function Books({ told: { books, balance } }) {
  const { open_at_start: start, received, reopened, closed, open_at_end: end } = books;
  return html`
    <div class="table-frame" tabindex="0" role="region" aria-label=${t("reports.books")}>
      <table class="table figures">
        <thead><tr>${BOOKS.map((name) => html`<th scope="col">${t(`reports.books_${name}`)}</th>`)}</tr></thead>
        <tbody><tr>${BOOKS.map((name) => html`<td>${books[name]}</td>`)}</tr></tbody>
      </table></div>
    <p class=${balance ? "" : "failed bad"}><${Icon} name=${balance ? "check" : "warning"} /> <span>${t(balance ? "reports.balance" : "reports.no_balance")}
      <span class="figures"> ${start} + ${received} + ${reopened} ${balance ? "=" : "≠"} ${closed} + ${end}</span></span></p>`;
}

/** The return as a file: what stands in it is what the server told, as JSON with its names in order. */
function Ways({ told }) {
  const data = new TextEncoder().encode(`${JSON.stringify(told, null, 2)}\n`);
  const name = `return-${told.half}${told.provisional ? "-provisional" : ""}.json`;
  return html`
    <p><button class="button" onClick=${() => save(data, name, "application/json")}><${Icon} name="download" />${t("reports.download", { name })}</button></p>
    <${Digest} key=${told.half} data=${data} />`;
}

function nameOf(half) {
  return t(half.endsWith("1") ? "reports.half_1" : "reports.half_2", { year: half.slice(0, 4) });
}
