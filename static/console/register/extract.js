// The register as a table to take along, with its digest; and the check of one that was taken before.
import { getFile } from "../api.js";
import { Component, html } from "../html.js";
import { t } from "../i18n.js";
import { Icon } from "../icon.js";
import { Field, Pick } from "../inputs.js";
import { sentenceOf } from "../refusals.js";
import { valuesOf } from "../form_dialog.js";
import { Digest, digestOf, save } from "./taken.js";

const PATH = "/api/register/export";
const FORMS = ["xlsx", "csv", "json"];
const NAME = /register-(\d+).*\.(csv|json|xlsx)$/;

export function Extract() {
  return html`<${Take} /><${Check} />`;
}

class Take extends Component {
  state = { busy: false };

  render(_, { busy, refusal, taken }) {
    return html`
      <section class="card stack" aria-labelledby="take"><h2 id="take">${t("reports.extract")}</h2>
        <p class="soft">${t("reports.extract_why")}</p>
        <form class="filters" onSubmit=${this.#take}>
          <${Field} name="from" type="date" label=${t("reports.received_from")} />
          <${Field} name="to" type="date" label=${t("reports.received_to")} />
          <${Pick} name="format" label=${t("reports.form")} options=${FORMS.map((form) => [form, form.toUpperCase()])} />
          <button class="button primary" disabled=${busy}><${Icon} name="download" />${t(busy ? "reports.making" : "reports.take")}</button>
        </form>
        ${refusal && html`<p class="problem" role="alert">${sentenceOf(refusal)}</p>`}
        <div role="status">${taken && html`
          <p>${t("reports.taken", { name: taken.name, number: taken.event })}</p>
          <${Digest} key=${taken.told} data=${taken.data} told=${taken.told} />
          <button class="button" onClick=${() => save(taken.data, taken.name, taken.type)}>${t("reports.save_again")}</button>`}</div>
      </section>`;
  }

  #take = async (event) => {
    event.preventDefault();
    this.setState({ busy: true, refusal: null, taken: null });
    try {
      const asked = valuesOf(event.currentTarget);
      const { data, headers } = await getFile(PATH, asked);
      const number = headers.get("X-Event");
      const taken = { data, event: number, told: headers.get("X-SHA256"), type: headers.get("Content-Type"), name: `register-${number}.${asked.format}` };
      save(data, taken.name, taken.type);
      this.setState({ taken });
    } catch (refusal) {
      this.setState({ refusal });
    }
    this.setState({ busy: false });
  };
}

/** The same extract, asked for again up to the same event, has the same bytes unless something in it was purged or changed. */
class Check extends Component {
  state = { busy: false };

  render(_, { busy, refusal, named, verdict }) {
    return html`
      <section class="card stack" aria-labelledby="check"><h2 id="check">${t("reports.check")}</h2>
        <p class="soft">${t("reports.check_why")}</p>
        <form class="filters" onSubmit=${this.#check}>
          <label class="filter"><span class="label">${t("reports.check_file")}</span>
            <input class="input" type="file" name="file" accept=".csv,.json,.xlsx" required onChange=${this.#chosen} /></label>
          <${Field} name="up_to" type="number" min="1" label=${t("reports.event")} value=${named?.[1] ?? ""} required />
          <${Field} name="from" type="date" label=${t("reports.received_from")} />
          <${Field} name="to" type="date" label=${t("reports.received_to")} />
          <button class="button" disabled=${busy}><${Icon} name="shield" />${t(busy ? "reports.making" : "reports.verify")}</button>
        </form>
        ${refusal && html`<p class="problem" role="alert">${typeof refusal === "string" ? refusal : sentenceOf(refusal, { up_to: t("reports.no_event") })}</p>`}
        <div role="status">${verdict && html`
          <p><span class=${`chip wrap ${verdict.same ? "good" : "bad"}`}>${t(verdict.same ? "reports.same" : "reports.differs")}</span></p>
          <p class="digest small"><code>${verdict.digest}</code></p>`}</div>
      </section>`;
  }

  #chosen = (event) => this.setState({ named: NAME.exec(event.currentTarget.files[0]?.name ?? ""), verdict: null, refusal: null });

  #check = async (event) => {
    event.preventDefault();
    const { file, ...asked } = Object.fromEntries(new FormData(event.currentTarget));
    this.setState({ busy: true, refusal: null, verdict: null });
    try {
      const digest = await digestOf(await file.arrayBuffer());
      const { headers } = await getFile(PATH, { ...asked, format: formOf(file.name) });
      this.setState(digest ? { verdict: { digest, same: digest === headers.get("X-SHA256") } } : { refusal: t("reports.no_digest") });
    } catch (refusal) {
      this.setState({ refusal });
    }
    this.setState({ busy: false });
  };
}

function formOf(name) {
  return FORMS.find((form) => name.toLowerCase().endsWith(`.${form}`)) ?? "csv";
}
