// `?`: every action with its key, and the switch for those who do not want single keys.
import { Dialog } from "../dialog.js";
import { html } from "../html.js";
import { t } from "../i18n.js";
import { Icon } from "../icon.js";
import { shown } from "../keys.js";

export function Help({ app, close }) {
  const groups = ["here", "everywhere"]
    .map((group) => [group, app.actions.filter((action) => action.group === group)])
    .filter(([, actions]) => actions.length);
  return html`
    <${Dialog} title=${t("help.title")} close=${close} look="help">
      <form method="dialog" class="dialog-head"><h2>${t("help.title")}</h2>
        <button class="button quiet icon-only" aria-label=${t("shell.close")}><${Icon} name="close" /></button></form>
      <p class="soft">${t("help.lead")}</p>
      ${groups.map(([group, actions]) => html`
        <h3>${t(`help.${group}`)}</h3>
        <dl class="keys">
          ${actions.map(({ label, keys = [] }) => html`
            <dt>${label}</dt>
            <dd>${keys.length ? keys.map((key) => html`<kbd>${shown(key)}</kbd>`) : html`<span class="soft">${t("help.none")}</span>`}</dd>`)}
        </dl>`)}
      <label class="check">
        <input type="checkbox" checked=${app.state.singleKeys}
          onChange=${(event) => app.setSingleKeys(event.currentTarget.checked)} />
        <span>${t("help.single")}<br /><span class="soft small">${t("help.single_why")}</span></span>
      </label>
    <//>`;
}
