// The policy in force, to be read: what the firm promises, by which days it counts, when it is open.
import { get } from "../api.js";
import { Copy } from "../copy.js";
import { Failed } from "../failed.js";
import { html } from "../html.js";
import { language, t } from "../i18n.js";
import { Loading } from "../load.js";
import { Moment } from "../when.js";
import { Calculator } from "./calculator.js";
import { Holidays } from "./holidays.js";
import { Hours } from "./hours.js";
import { Terms } from "./terms.js";
import { limitsOf, promisesOf, keptOf } from "./told.js";

const SHORT = 12;

export class Policy extends Loading {
  keyOf() {
    return "";
  }

  fetch() {
    return get("/api/policy");
  }

  render(_, { value, refusal, loading }) {
    return html`
      <div class="page settings policy">
        <h1>${t("policy.title")}</h1>
        ${refusal && html`<div class="wide"><${Failed} refusal=${refusal} again=${this.load} /></div>`}
        ${!value && loading && html`<p class="soft" role="status">${t("shell.loading")}</p>`}
        ${value && html`
          <${Versions} policy=${value} />
          <${Calculator} policy=${value} />
          <${Terms} title="policy.promises" why="policy.promises_why" rows=${promisesOf(value)} />
          <${Hours} hours=${value.hours} />
          <${Holidays} calendar=${value.calendar} today=${value.today} />
          <${Contacts} policy=${value} />
          <${Terms} title="policy.limits" rows=${limitsOf(value)} />
          <${Terms} title="policy.keeping" rows=${keptOf(value)} />`}
      </div>`;
  }
}

function Versions({ policy }) {
  const { version, flow, calendar } = policy;
  return html`
    <div class="wide versions">
      <p><span class="chip">${t("policy.version", { version })}</span> <span class="chip">${t("policy.calendar", { version: calendar.version })}</span>${" "}
        <span class="chip"><span>${t("policy.flow")} <code title=${flow.version}>${flow.version.slice(0, SHORT)}</code>${flow.since && html`, ${t("policy.since")} <${Moment} at=${flow.since} />`}</span></span></p>
      <p class="soft small">${t("policy.about")}</p>
    </div>`;
}

function Contacts({ policy }) {
  const { contact, recourse } = policy;
  const rows = [
    ["support", contact.support_address, "copied"],
    ["complaints", contact.complaints_address, "copied"],
    ["phone", contact.phone, "copied"],
    ["post", contact.post[language()]],
    ["legal_page", contact.legal_page[language()], "page"],
    ["policy_page", contact.policy_page[language()], "page"],
    ...recourse.map((body) => ["recourse", [body.name[language()], body.address[language()], body.page].filter(Boolean).join("\n")]),
  ];
  return html`
    <section class="card"><h2>${t("policy.contact")}</h2>
      <dl class="terms">${rows.map(([name, told, kind]) => html`<div><dt>${t(`policy.${name}`)}</dt><dd>${shown(told, kind)}</dd></div>`)}</dl>
    </section>`;
}

function shown(told, kind) {
  if (!told) return html`<span class="soft">${t("policy.unset")}</span>`;
  if (kind === "page") return html`<a href=${told} target="_blank" rel="noopener noreferrer">${told}</a>`;
  return html`${told}${kind && html` <${Copy} text=${told} />`}`;
}
