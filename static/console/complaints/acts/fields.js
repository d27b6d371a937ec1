// What each act asks for, by the names of the register.
import { Choice, Field, Pick, Words } from "../../inputs.js";
import { html } from "../../html.js";
import { language, t, word } from "../../i18n.js";
import { legalToday } from "../../when.js";
import { Draft, Ending } from "./draft.js";
import { LetterPick } from "./letter_pick.js";
import { Upload } from "./upload.js";

const FORMS = {
  acknowledge: Posted, letter_sent: Posted, letter_bounced: Bounced, verify_authorisation: Authorisation,
  refuse_authorisation: Because, revoke_authorisation: Because, send_back: Because, reconsider: Because, reopen: Because,
  hold: Because, release_hold: Because, approve: Approve, assign: Assign, exclude: Exclude, request_information: Questions,
  provide_information: Information, give_final_notice: Notice, record_finding: Finding, submit: Draft, close: Close,
  accept: Reply, refuse_response: Reply, withdraw: Reply, remedy: Done, extend: Extend, refer_external: Refer,
  determine_external: Determine, link: Link, complete_action: ActionDone,
};

/** Also says in one sentence what the act does. */
export function Fields({ event, ...props }) {
  const Form = FORMS[event];
  return html`<p class="soft">${word("does", event)}</p>${Form && html`<${Form} event=${event} ...${props} />`}`;
}

const options = (group, codes) => codes.map((code) => [code, word(group, code)]);
const day = (app) => legalToday(app.props.firm.zone);

function Because() {
  return html`<${Words} name="reason" label="act_form.reason" required longest="8000" />`;
}

function Approve({ complaint: { review } }) {
  return html`${review && html`<blockquote class="letter story">${review.text}</blockquote>`}<${Words} name="reason" label="act_form.remark" />`;
}

function Posted({ event, complaint, app, start }) {
  return html`
    ${event === "letter_sent" && html`<${LetterPick} complaint=${complaint} chosen=${start.letter} />`}
    <${Field} name="sent_on" type="date" label=${t("act_form.sent_on")} max=${day(app)} defaultValue=${day(app)} />
    <${Field} name="proof" label=${t("act_form.proof")} hint=${t("act_form.proof_why")} maxlength="200" required />`;
}

function Bounced({ complaint }) {
  return html`<${LetterPick} complaint=${complaint} /><${Field} name="reason" label=${t("act_form.bounced")} maxlength="200" required />`;
}

function Authorisation({ complaint, app }) {
  const files = [...(complaint.authorisation ?? []), ...(complaint.attachments ?? [])];
  return html`
    <${Field} name="grantor" label=${t("act_form.grantor")} defaultValue=${complaint.complainant?.name} maxlength="200" required />
    <${Field} name="scope" label=${t("act_form.scope")} hint=${t("act_form.scope_why")} maxlength="200" required />
    <${Field} name="signed_on" type="date" label=${t("act_form.signed_on")} max=${day(app)} required />
    <${Field} name="valid_until" type="date" label=${t("act_form.valid_until")} min=${day(app)} />
    ${files.length ? html`<${Pick} name="file" label=${t("act_form.document")} options=${files.map(({ file, name }) => [file, name])} />`
      : html`<${Upload} name="file" label="act_form.document" complaint=${complaint} app=${app} one />`}`;
}

function Assign({ complaint }) {
  const people = complaint.people ?? {};
  const pick = (part, free) => html`<${Pick} name=${part} label=${t(`part.${part}`)} value=${people[part]?.id ?? ""}
    options=${[["", "–"], ...free.map(({ id, name }) => [id, name])]} />`;
  return html`
    ${pick("officer", complaint.candidates ?? [])}${pick("investigator", complaint.candidates ?? [])}${pick("reviewer", complaint.reviewers ?? [])}
    <p class="soft small">${t("act_form.assign_why")}</p>`;
}

function Exclude({ complaint }) {
  return html`
    <${Pick} name="staff" label=${t("act_form.who")} required options=${[["", t("transfer.pick")], ...Object.entries(complaint.names ?? {})]} />
    <${Pick} name="reason" label=${t("act_form.why")} options=${options("exclusion", ["named", "manages", "served_customer", "interest"])} />
    <${Words} name="note" label="act_form.remark" />`;
}

function Questions() {
  return html`<${Words} name="questions" label="act_form.questions" required longest="8000" rows=${6} />`;
}

function Information({ complaint, app }) {
  return html`<${Words} name="text" label="act_form.information" required longest="8000" rows=${5} /><${Upload} name="files" label="act_form.files" complaint=${complaint} app=${app} />
    <${Field} name="amount" label=${t("intake.amount")} hint=${t("act_form.amount_known", { currency: app.props.firm.currency })} inputmode="decimal" pattern="[0-9]{1,9}([.,][0-9]{1,2})?" maxlength="12" />`;
}

function Notice() {
  return html`<${Choice} name="purpose" legend="act_form.purpose" values=${["non_cooperation", "lapse"]} label=${(each) => word("purpose", each)} />`;
}

function Finding() {
  return html`
    <${Words} name="allegation" label="act_form.allegation" required />
    <${Pick} name="finding" label=${t("act_form.finding")} options=${options("finding", ["upheld", "partly_upheld", "not_upheld", "undetermined"])} />
    <${Words} name="reasons" label="act_form.reasons" required longest="8000" rows=${5} />`;
}

/** Of what was approved only the sending is left; else the customer's agreement makes it a summary resolution. */
function Close({ complaint, ...props }) {
  return ["in_review", "remedy"].includes(complaint.state) ? null : html`<${Ending} complaint=${complaint} ...${props} />`;
}

function Reply({ event }) {
  return html`
    <${Field} name="proof" label=${t("act_form.how_said")} hint=${t("act_form.how_said_why")} maxlength="200" required />
    ${event !== "accept" && html`<${Words} name="reason" label="act_form.customer_reason" />`}`;
}

function Done({ app }) {
  return html`<${Words} name="done" label="act_form.done_what" required longest="8000" />
    <${Field} name="done_on" type="date" label=${t("act_form.done_on")} max=${day(app)} defaultValue=${day(app)} required />`;
}

function ActionDone({ complaint, app, start }) {
  const actions = complaint.response?.corrective_actions ?? complaint.ending?.corrective_actions ?? [];
  const done = new Set((complaint.actions_done ?? []).map(({ number }) => number));
  const open = actions.map(({ action }, place) => [String(place + 1), action]).filter(([number]) => !done.has(Number(number)));
  return html`<${Pick} name="number" label=${t("act_form.action")} value=${start.number} required options=${open} /><${Done} app=${app} />`;
}

function Extend() {
  return html`<${Field} name="days" type="number" label=${t("act_form.days")} min="1" max="60" defaultValue="10" required /><${Because} />`;
}

function Refer({ app }) {
  const bodies = app.props.firm.recourse ?? [];
  return html`
    <${Field} name="body" label=${t("act_form.body")} list="bodies" maxlength="200" required />
    <datalist id="bodies">${bodies.map((body) => html`<option value=${body[language()]} />`)}</datalist>
    <${Field} name="case" label=${t("act_form.case")} maxlength="200" />
    <${Field} name="on" type="date" label=${t("act_form.on")} max=${day(app)} defaultValue=${day(app)} required />`;
}

function Determine({ app }) {
  return html`
    <${Pick} name="outcome" label=${t("act_form.outcome")} options=${options("determination", ["for_customer", "for_firm", "settled", "withdrawn"])} />
    <${Field} name="on" type="date" label=${t("act_form.on")} max=${day(app)} defaultValue=${day(app)} required />
    <${Words} name="text" label="act_form.remark" />`;
}

function Link({ start }) {
  return html`
    <${Field} name="to" label=${t("act_form.other")} pattern="C-[0-9]{4}-[0-9]{6,9}" placeholder="C-2026-000001" defaultValue=${start.to} required />
    <${Pick} name="why" label=${t("act_form.why")} value=${start.why} options=${options("link", ["repeat", "same_customer", "same_cause", "related"])} />`;
}
