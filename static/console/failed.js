// A page or a part that could not be fetched: what happened, and the way to try again.
import { html } from "./html.js";
import { t } from "./i18n.js";
import { Icon } from "./icon.js";
import { sentenceOf } from "./refusals.js";

export function Failed({ refusal, again }) {
  return html`
    <div class="failed bad" role="alert">
      <${Icon} name="warning" /><span>${sentenceOf(refusal)}</span>
      <button class="button" onClick=${again}>${t("shell.retry")}</button>
    </div>`;
}
