// The acts that ask back before they change something.
import { html } from "../html.js";
import { t } from "../i18n.js";
import { labelOf } from "../topics.js";
import { ActDialog, Choice, Words } from "./act_dialog.js";

export const DIALOGS = { resolve: Resolve, complain: Complain, release: Release, transfer: Transfer, close: Close };

function Complain(props) {
  return html`<${ActDialog} ...${props} act="complain"><p>${t("complain.why")}</p><//>`;
}

function Close(props) {
  return html`<${ActDialog} ...${props} act="close" tone="danger"><p>${t("close.why")}</p><//>`;
}

function Release(props) {
  return html`
    <${ActDialog} ...${props} act="release">
      <${Choice} name="to" legend="release.to" values=${["queue", "bot"]} label=${(to) => t(`release.${to}`)} />
      <${Words} name="reason" label="release.reason" required />
    <//>`;
}

function Resolve(props) {
  return html`
    <${ActDialog} ...${props} act="resolve" label=${({ outcome }) => t(`resolve.do_${outcome}`)} start=${{ outcome: "answered" }}>
      ${({ outcome }) => html`
        <${Choice} name="outcome" legend="resolve.outcome" values=${["answered", "interim"]}
          label=${(value) => t(`resolve.${value}`)} why=${(value) => t(`resolve.${value}_why`)} />
        ${outcome === "interim" && html`
          <label class="field"><span class="label">${t("resolve.promised")}</span>
            <input class="input" type="date" name="promised_on" required min=${today()} /></label>`}
        <${Words} name="text" label="resolve.text" />`}
    <//>`;
}

function Transfer(props) {
  const { desk, firm: { topics } } = props.app.props;
  const colleagues = Object.values(desk.state.staff).filter((person) => person.name && person.id !== desk.state.me.id);
  if (!colleagues.length && !topics.length) return html`<${ActDialog} ...${props} act="transfer" blocked><p>${t("transfer.nobody")}</p><//>`;
  return html`
    <${ActDialog} ...${props} act="transfer">
      <label class="field"><span class="label">${t("transfer.to")}</span>
        <select class="input" name="to" required>
          <option value="">${t("transfer.pick")}</option>
          ${colleagues.map((person) => html`<option value=${person.id} disabled=${!person.available}>${nameOf(person)}</option>`)}
          ${topics.map(({ value }) => html`<option value=${`queue:${value}`}>${t("transfer.queue", { skill: labelOf(topics, value) })}</option>`)}
        </select></label>
      <${Words} name="reason" label="transfer.reason" required />
    <//>`;
}

function nameOf({ name, available, load = 0, capacity }) {
  return available ? t("transfer.person", { name, load, capacity }) : t("transfer.away", { name });
}

function today() {
  return new Date().toISOString().slice(0, 10);
}
