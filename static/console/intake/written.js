// What is written down of a complaint, by the names of the register.
import { Choice, Field, Pick } from "../inputs.js";
import { html } from "../html.js";
import { language, t, word } from "../i18n.js";
import { labelOf } from "../topics.js";
import { legalToday } from "../when.js";

const CHANNELS = ["phone", "email", "post"];
const OTHER = "other";

/** `values`: what is filled in so far, by the same names. */
export function Written({ values, firm }) {
  const today = legalToday(firm.zone);
  const day = values.received_on ?? today;
  const late = day < dayBefore(today);
  const channel = values.channel ?? CHANNELS[0];
  const text = (name, label, rest) => html`<${Field} name=${name} label=${t(label)} maxlength="200" defaultValue=${values[name]} ...${rest} />`;
  return html`
    <section class="card stack"><h2 tabindex="-1">${t("intake.receipt")}</h2>
      <div class="pair">
        <${Pick} name="channel" label=${t("complaint.channel")} value=${channel} options=${CHANNELS.map((each) => [each, word("channel", each)])} />
        <${Field} name="received_on" type="date" label=${t("inquire.received")} max=${today} defaultValue=${day} required hint=${t("intake.received_why")} />
      </div>
      ${late && text("reception.late_reason", "intake.late", { required: true, hint: t("intake.late_why") })}
      ${text("reception.proof", "intake.proof", { required: true, hint: t(`intake.proof_${channel}`) })}
      <${Pick} name="language" label=${t("intake.language")} value=${values.language ?? language()} options=${["fr", "en"].map((each) => [each, word("lang", each)])} />
    </section>
    <section class="card stack"><h2>${t("intake.who")}</h2>
      <${Pick} name="filer" label=${t("field.filer")} value=${values.filer ?? "self"} options=${["self", "third_party"].map((each) => [each, word("value", each)])} />
      <div class="pair">
        ${text("complainant.name", "intake.customer", { required: true })}
        ${text("complainant.account", "field.account")}
        ${text("complainant.email", "intake.customer_email", { type: "email", maxlength: "254", required: channel === "email" && values.filer !== "third_party", hint: t("intake.email_why") })}
      </div>
      ${values.filer === "third_party" && html`<div class="pair">
        ${text("representative.name", "intake.representative", { required: true })}
        ${text("representative.email", "intake.representative_email", { type: "email", maxlength: "254", required: true })}
        </div><p class="soft small">${t("intake.third_party_why")}</p>`}
    </section>
    <section class="card stack"><h2>${t("intake.what")}</h2>
      <div class="pair">
        <${Pick} name="service" label=${t("field.service")} value=${values.service ?? ""} required
          options=${[["", t("intake.pick")], ...firm.services.map(({ value }) => [value, labelOf(firm.services, value)]), ...other(firm)]} />
        <${Field} name="facts_on" type="date" label=${t("field.facts_on")} max=${today} defaultValue=${values.facts_on} />
        ${text("amount", "intake.amount", { inputmode: "decimal", pattern: "[0-9]{1,9}([.,][0-9]{1,2})?", maxlength: "12", hint: t("intake.amount_why", { currency: firm.currency }) })}
      </div>
      <${Story} name="narrative" values=${values} label="field.narrative" />
      <${Story} name="wanted" values=${values} label="field.wanted" />
    </section>`;
}

export function ReadBackChoice() {
  return html`<${Choice} name="read_back" legend="intake.read_back" values=${["yes", "no"]} label=${(each) => t(`intake.read_back_${each}`)} why=${(each) => t(`intake.read_back_${each}_why`)} />`;
}

function Story({ name, values, label }) {
  return html`
    <label class="field"><span class="label">${t(label)}</span>
      <textarea class="input" name=${name} rows="5" maxlength="8000" required defaultValue=${values[name]}></textarea></label>`;
}

function other(firm) {
  return firm.services.some(({ value }) => value === OTHER) ? [] : [[OTHER, t("intake.other")]];
}

function dayBefore(day) {
  const at = new Date(`${day}T12:00:00Z`);
  at.setUTCDate(at.getUTCDate() - 1);
  return at.toISOString().slice(0, 10);
}
