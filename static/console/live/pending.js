// What was written and is not yet in the conversation: marked as such, and never lost.
import { html } from "../html.js";
import { t } from "../i18n.js";
import { Icon } from "../icon.js";
import { sentenceOf } from "../refusals.js";

export function Pending({ box, link }) {
  return box.items.map((item) => html`<${Item} key=${item.client_id} item=${item} box=${box} link=${link} />`);
}

function Item({ item, box, link }) {
  const { conversation } = item.payload;
  const { text } = item.shown;
  const refused = item.state === "refused";
  const edit = () => {
    box.remove(item.client_id);
    window.dispatchEvent(new CustomEvent("compose", { detail: { conversation, mode: item.command, text } }));
  };
  return html`
    <div class=${`entry ${item.command === "note" ? "note" : "bubble"} pending`} data-by="agent" data-state=${item.state}>
      <div class="entry-body"><p class="entry-text">${text}</p></div>
      <p class=${`entry-state small ${refused ? "problem" : "soft"}`}>
        <${Icon} name=${refused ? "warning" : "clock"} />
        ${refused ? t("sending.refused", { why: sentenceOf(item) }) : t(link.connected ? "sending.sending" : "sending.held")}
        ${refused && html`
          <button class="button quiet" onClick=${() => box.retry(item.client_id)}>${t("sending.again")}</button>
          <button class="button quiet" onClick=${edit}>${t("sending.edit")}</button>`}
      </p>
    </div>`;
}
