// The link to pass on: the server shows it once, and so do we.
import { Copy } from "../copy.js";
import { Dialog } from "../dialog.js";
import { html } from "../html.js";
import { t } from "../i18n.js";
import { momentOf } from "../when.js";

export function InvitationDialog({ invited: { account, link, until }, close }) {
  return html`
    <${Dialog} title=${t("people.link")} close=${close} look="wide">
      <div class="stack">
        <h2>${t("people.link")}</h2>
        <p>${t("people.link_why", { name: account.name, until: momentOf(until) })}</p>
        <p class="link-once">${link}<${Copy} text=${link} /></p>
        <div class="dialog-end"><button class="button primary" onClick=${close}>${t("people.link_done")}</button></div>
      </div>
    <//>`;
}
