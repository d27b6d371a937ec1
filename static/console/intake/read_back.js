// All that was written down, to be read to the customer before it is filed.
import { html } from "../html.js";
import { t, word } from "../i18n.js";
import { labelOf } from "../topics.js";
import { dayOf } from "../when.js";
import { ReadBackChoice } from "./written.js";

export function ReadBack({ values, firm }) {
  const rows = [
    ["complaint.channel", word("channel", values.channel)],
    ["inquire.received", dayOf(values.received_on)],
    ["intake.late", values["reception.late_reason"]],
    ["intake.proof", values["reception.proof"]],
    ["intake.language", word("lang", values.language)],
    ["field.filer", word("value", values.filer)],
    ["intake.customer", values["complainant.name"]],
    ["field.account", values["complainant.account"]],
    ["intake.customer_email", values["complainant.email"] ?? t("intake.on_paper")],
    ["intake.representative", values["representative.name"]],
    ["intake.representative_email", values["representative.email"]],
    ["field.service", labelOf(firm.services, values.service)],
    ["field.facts_on", values.facts_on && dayOf(values.facts_on)],
    ["intake.amount", values.amount && `${values.amount} ${firm.currency}`],
    ["field.narrative", values.narrative],
    ["field.wanted", values.wanted],
  ].filter(([, value]) => value);
  return html`
    <section class="card stack"><h2 tabindex="-1">${t("intake.reading")}</h2>
      <p>${t("intake.reading_why")}</p>
      <dl class="terms">${rows.map(([label, value]) => html`<div key=${label}><dt>${t(label)}</dt><dd class="story">${value}</dd></div>`)}</dl>
      <${ReadBackChoice} />
    </section>`;
}
