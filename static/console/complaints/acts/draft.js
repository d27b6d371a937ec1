// The draft of a decision, for a second person's eyes; and the short way, when the customer agrees at once.
import { Field, Pick, Words } from "../../inputs.js";
import { Component, html } from "../../html.js";
import { t, word } from "../../i18n.js";
import { labelOf } from "../../topics.js";
import { legalToday } from "../../when.js";

/** What may be proposed depends on where the complaint stands. */
const PROPOSALS = {
  assessment: ["inadmissible"],
  investigation: ["final_response", "inadmissible"],
  reconsideration: ["final_response", "inadmissible"],
  awaiting_customer: ["non_cooperation", "lapsed"],
  responded: ["no_reply", "refused"],
};

export function Draft({ complaint, app, values }) {
  const proposals = PROPOSALS[complaint.state] ?? ["final_response"];
  const proposal = values.proposal ?? proposals[0];
  return html`
    <${Pick} name="proposal" label=${t("act_form.proposal")} options=${proposals.map((each) => [each, word("proposal", each)])} />
    ${proposal === "final_response" && html`<${Decision} app=${app} values=${values} names=${Object.values(complaint.names ?? {})} />`}
    <${Words} name="text" label="act_form.letter_text" required longest="8000" rows=${8} />
    <p class="soft small">${t("act_form.letter_language", { language: word("lang", complaint.language) })}</p>`;
}

export function Ending({ app, values }) {
  return html`
    <${Words} name="agreed" label="act_form.agreed" required longest="8000" />
    <${Redress} app=${app} values=${values} />
    <${Cause} firm=${app.props.firm} values=${values} />
    <${Words} name="text" label="act_form.letter_text" required longest="8000" rows=${6} />`;
}

function Decision({ app, values, names }) {
  return html`
    <${Pick} name="outcome" label=${t("act_form.outcome")} options=${["upheld", "partly_upheld", "not_upheld"].map((each) => [each, word("finding", each)])} />
    <${Redress} app=${app} values=${values} />
    <${Cause} firm=${app.props.firm} values=${values} />
    <label class="check"><input type="checkbox" name="systemic" />${t("act_form.systemic")}</label>
    <${Corrective} firm=${app.props.firm} names=${names} />`;
}

/** What the firm changes so that it does not happen again: as many rows as were asked for. */
class Corrective extends Component {
  state = { rows: 0 };

  render({ firm, names }, { rows }) {
    return html`
      ${Array.from({ length: rows }, (_, row) => {
        const named = (field) => ["corrective_actions", row, field].join(".");
        return html`<fieldset class="choices" key=${row}><legend class="label">${t("act_form.corrective", { number: row + 1 })}</legend>
          <${Field} name=${named("action")} label=${t("act_form.action")} maxlength="2000" required />
          <${Pick} name=${named("owner")} label=${t("act_form.owner")} options=${names.map((name) => [name, name])} />
          <${Field} name=${named("due")} type="date" label=${t("act_form.due")} min=${legalToday(firm.zone)} required />
        </fieldset>`;
      })}
      <div><button type="button" class="button" onClick=${() => this.setState({ rows: rows + 1 })}>${t("act_form.corrective_add")}</button></div>`;
  }
}

function Redress({ app, values }) {
  const { zone, currency } = app.props.firm;
  const kind = values["redress.kind"] ?? "none";
  return html`
    <${Pick} name="redress.kind" label=${t("act_form.redress")} options=${["none", "apology", "correction", "money", "other"].map((each) => [each, word("redress", each)])} />
    ${kind === "money" && html`<${Field} name="redress.amount" label=${t("act_form.amount", { currency })} inputmode="decimal" pattern="[0-9]{1,9}([.,][0-9]{1,2})?" required />`}
    ${kind !== "none" && html`
      <${Field} name="redress.text" label=${t("act_form.redress_text")} maxlength="500" />
      <${Field} name="redress.by" type="date" label=${t("act_form.redress_by")} min=${legalToday(zone)} />`}`;
}

/** First the area, then its causes: the list is closed. */
function Cause({ firm, values }) {
  const areas = firm.root_causes ?? [];
  const area = areas.find(({ value }) => value === values["root_cause.area"]) ?? areas[0];
  return html`
    <${Pick} name="root_cause.area" label=${t("act_form.area")} options=${areas.map(({ value }) => [value, labelOf(areas, value)])} />
    <${Pick} key=${area?.value} name="root_cause.cause" label=${t("act_form.cause")} options=${(area?.causes ?? []).map(({ value }) => [value, labelOf(area.causes, value)])} />`;
}
