// Who asks, and how it was made sure that it is them.
import { html } from "../html.js";
import { t } from "../i18n.js";
import { Field } from "../inputs.js";

export function Identity({ fixed = false }) {
  return html`
    <${Field} name="email" type="email" label=${t("subjects.email")} maxlength="254" required readonly=${fixed} />
    <${Field} name="proof" label=${t("subjects.proof")} hint=${t("subjects.proof_why")} maxlength="200" required readonly=${fixed} />`;
}
