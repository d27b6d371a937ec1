// Fields for what only the account's owner knows.
import { html } from "../html.js";
import { t } from "../i18n.js";

/** `now`: the password as it is; else a new one is chosen. */
export function PasswordField({ name, label, now = false, hint, ...rest }) {
  return html`
    <label class="field"><span class="label">${label}</span>
      <input class="input" name=${name} type="password" required maxlength="256" minlength=${now ? 1 : 12}
        autocomplete=${now ? "current-password" : "new-password"} ...${rest} />
      ${hint && html`<span class="soft small">${hint}</span>`}</label>`;
}

export function CodeField({ label, ...rest }) {
  return html`
    <label class="field"><span class="label">${label}</span>
      <input class="input code figures" name="code" inputmode="numeric" autocomplete="one-time-code" required autofocus
        maxlength="9" pattern="[0-9 ]{6,9}" title=${t("account.code_shape")} ...${rest} /></label>`;
}
