// The right pane: who this is, what they told, what is promised, and what was before.
import { ClockChip } from "../chip.js";
import { FieldList } from "../fields.js";
import { html } from "../html.js";
import { t, word } from "../i18n.js";
import { FieldActs } from "./field_acts.js";
import { Icon } from "../icon.js";
import { linkTo } from "../route.js";
import { dayOf, Moment } from "../when.js";
import { Matters } from "./matters.js";
import { isMine } from "./state.js";
import { Tags } from "./tags.js";

export function Facts({ app, line, thread, back }) {
  const { desk, firm } = app.props;
  const mine = isMine(desk.state, line);
  const fields = thread?.fields ?? {};
  return html`
    <aside class="pane facts" aria-label=${t("facts.title")}>
      <header class="facts-head">
        <button class="button quiet icon-only narrow-only" onClick=${back} aria-label=${t("live.conversation")}><${Icon} name="back" /></button>
        <h2>${t("facts.title")}</h2>
      </header>
      ${line.due && html`<${Part} title=${`clock.${line.due.clock}`}>
        <p><${ClockChip} clock=${line.due} named=${false} /></p><//>`}
      <${FieldList} fields=${fields} firm=${firm} more=${(name) => html`<${FieldActs} app=${app} line=${line} mine=${mine} name=${name} value=${fields[name]} />`} />
      ${line.inquiry && html`<${Inquiry} inquiry=${line.inquiry} />`}
      <${Matters} line=${line} email=${fields.email} />
      <${Tags} key=${line.conversation} app=${app} line=${line} />
      <p><a href=${linkTo(`/transcripts/${line.conversation}`)}>${t("act.transcript")}</a></p>
    </aside>`;
}

export function Part({ title, children }) {
  return html`<section class="facts-part"><h3>${t(title)}</h3>${children}</section>`;
}

function Inquiry({ inquiry }) {
  return html`
    <${Part} title="facts.inquiry">
      <p><b class="figures">${inquiry.number}</b> · ${word("inquiry", inquiry.state)}</p>
      ${inquiry.opened_at && html`<p class="soft small">${t("facts.opened")} <${Moment} at=${inquiry.opened_at} /></p>`}
      ${inquiry.reply_by && html`<p class="small">${t("facts.reply_by", { day: dayOf(inquiry.reply_by) })}</p>`}
    <//>`;
}
