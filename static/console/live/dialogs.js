// The acts that ask back before they change something.
import { html } from "../html.js";
import { t, word } from "../i18n.js";
import { Choice, Words } from "../inputs.js";
import { labelOf } from "../topics.js";
import { legalToday } from "../when.js";
import { Articles } from "./articles.js";
import { InquiryDialog } from "./inquiry_dialog.js";
import { ActDialog } from "./act_dialog.js";

export const DIALOGS = { articles: Articles, barge_in: BargeIn, correct: Correct, inquire: InquiryDialog, resolve: Resolve, complain: Complain, release: Release, transfer: Transfer, close: Close };

function Complain(props) {
  return html`<${ActDialog} ...${props} act="complain"><p>${t("complain.why")}</p><//>`;
}

function BargeIn(props) {
  return html`<${ActDialog} ...${props} act="barge_in"><p>${t("barge_in.why")}</p><${Words} name="reason" label="barge_in.reason" required /><//>`;
}

/** `name`: the field; `value`: as it stands. */
function Correct({ name, value, ...props }) {
  return html`
    <${ActDialog} ...${props} act="correct" shape=${(values) => ({ fields: { [name]: values.value ?? "" } })}>
      <p class="soft small">${t("correct.why")}</p>
      <label class="field"><span class="label">${word("field", name)}</span>
        <textarea class="input" name="value" rows=${value.length > 60 ? 5 : 1} required autofocus>${value}</textarea></label>
    <//>`;
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
            <input class="input" type="date" name="promised_on" required min=${legalToday(props.app.props.firm.zone)} /></label>`}
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
