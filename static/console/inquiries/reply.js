// A reply that goes as a letter, and the proof of one that left on paper.
import { post } from "../api.js";
import { FormDialog } from "../form_dialog.js";
import { html } from "../html.js";
import { t, word } from "../i18n.js";
import { Choice, Field, Words } from "../inputs.js";
import { legalToday } from "../when.js";

const OUTCOMES = ["answered", "interim"];

/** The clock stops when the letter left, not when it is written. */
export function Reply({ inquiry, app, path, close, done }) {
  const today = legalToday(app.props.firm.zone);
  return html`
    <${FormDialog} title=${t("inquiries.reply")} about=${inquiry.number} look="wide" close=${close} done=${done}
      send=${(values, id) => post(path, values, id)} label=${() => t("inquiries.send")}>
      ${(values) => html`
        <${Choice} name="outcome" legend="inquiries.outcome" values=${OUTCOMES} label=${(each) => t(`inquiries.outcome_${each}`)} why=${(each) => t(`inquiries.outcome_${each}_why`)} />
        ${values.outcome === "interim" && html`<${Field} name="promised_on" type="date" label=${t("inquiries.promised")} min=${today} required />`}
        <${Words} name="text" label="inquiries.text" required longest="8000" rows=${8} />
        <p class="soft small">${t("inquiries.language", { language: word("lang", inquiry.language) })} ${t(inquiry.email ? "inquiries.by_mail" : "inquiries.on_paper", { email: inquiry.email ?? "" })}</p>`}
    <//>`;
}

export function Posted({ letter, app, path, close, done }) {
  const today = legalToday(app.props.firm.zone);
  return html`
    <${FormDialog} title=${t("letter.record_to_print")} about=${letter.subject} close=${close} done=${done}
      send=${(values) => post(`${path}/${letter._id}/sent`, values)} label=${() => t("inquiries.record")}>
      <${Field} name="sent_on" type="date" label=${t("act_form.sent_on")} max=${today} defaultValue=${today} required />
      <${Field} name="proof" label=${t("act_form.proof")} hint=${t("act_form.proof_why")} maxlength="200" required />
    <//>`;
}
