// Whether the register is whole, when that was last checked, and the button to check it now.
import { get } from "../api.js";
import { Failed } from "../failed.js";
import { html } from "../html.js";
import { t } from "../i18n.js";
import { Icon } from "../icon.js";
import { Loading } from "../load.js";
import { agoOf, momentOf } from "../when.js";

const FRESH_MS = 600_000;
/** The last verdict of this page's life: a check reads the whole register, so coming back does not repeat it. */
let last = null;

export class RegisterState extends Loading {
  keyOf() {
    return "";
  }

  async fetch() {
    if (!last || Date.now() - Date.parse(last.at) > FRESH_MS) {
      last = { ...(await get("/api/register/verify")), at: new Date().toISOString() };
    }
    return last;
  }

  #again = () => {
    last = null;
    this.load();
  };

  render(_, { value, refusal, loading }) {
    const tone = !value ? "" : value.whole ? "good" : "bad";
    return html`
      <section class=${`register-state ${tone}`} aria-label=${t("register.title")} aria-busy=${loading}>
        <${Icon} name=${tone === "bad" ? "warning" : "shield"} />
        <div role="status">
          ${value ? html`<${Verdict} value=${value} />` : html`<p>${t("register.checking")}</p>`}
        </div>
        <button class="button" disabled=${loading} onClick=${this.#again}>${t(loading ? "register.checking" : "register.check")}</button>
        ${refusal && html`<${Failed} refusal=${refusal} again=${this.load} />`}
        ${value?.faults.length > 0 && html`<ul class="faults">${value.faults.map((fault) => html`
          <li><b>${fault.kind}</b> ${fault.number && html`<span class="figures">nº ${fault.number}</span>`} ${fault.sentence}</li>`)}</ul>`}
      </section>`;
  }
}

function Verdict({ value }) {
  const { whole, events, faults, checkpoint, at } = value;
  const details = [
    t("register.events", { count: events }),
    checkpoint?.at && t("register.checkpoint", { number: checkpoint.number, at: momentOf(checkpoint.at) }),
    t("register.checked", { ago: agoOf(at) }),
  ];
  return html`
    <p><b>${whole ? t("register.whole") : t("register.broken", { count: faults.length })}</b></p>
    <p class="small">${details.filter(Boolean).join(" · ")}</p>`;
}
