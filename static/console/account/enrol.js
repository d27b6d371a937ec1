// At the first sign-in of who must have a second factor: nothing else is possible before.
import { signOut } from "../api.js";
import { html } from "../html.js";
import { t } from "../i18n.js";
import { SecretCode } from "./secret_code.js";

export function Enrol({ password, go }) {
  const away = () => signOut().finally(() => go("sign_in"));
  return html`
    <div class="stack">
      <h1>${t("account.factor")}</h1>
      <p>${t("account.factor_required")}</p>
      <${SecretCode} password=${password} done=${() => location.replace("/console")} />
      <button type="button" class="button quiet" onClick=${away}>${t("shell.sign_out")}</button>
    </div>`;
}
