// The right pane: who this is, what they told, what is promised, and what was before.
import { get } from "../api.js";
import { ClockChip } from "../chip.js";
import { Failed } from "../failed.js";
import { FieldList } from "../fields.js";
import { html } from "../html.js";
import { t, word } from "../i18n.js";
import { Icon } from "../icon.js";
import { Loading } from "../load.js";
import { linkTo } from "../route.js";
import { dayOf, Moment, shortDayOf } from "../when.js";

const EARLIER = 6;

export function Facts({ firm, line, thread, back }) {
  const fields = thread?.fields ?? {};
  return html`
    <aside class="pane facts" aria-label=${t("facts.title")}>
      <header class="facts-head">
        <button class="button quiet icon-only narrow-only" onClick=${back} aria-label=${t("live.conversation")}><${Icon} name="back" /></button>
        <h2>${t("facts.title")}</h2>
      </header>
      ${line.due && html`<${Part} title=${`clock.${line.due.clock}`}>
        <p><${ClockChip} clock=${line.due} named=${false} /></p><//>`}
      <${FieldList} fields=${fields} firm=${firm} />
      ${line.inquiry && html`<${Inquiry} inquiry=${line.inquiry} />`}
      ${line.complaint && html`<${Part} title="facts.complaint">
        <a class="button figures" href=${`#/complaints/${line.complaint}`}><${Icon} name="complaint" />${line.complaint}</a><//>`}
      ${fields.email && html`<${Earlier} email=${fields.email} but=${line.conversation} />`}
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

class Earlier extends Loading {
  keyOf({ email }) {
    return email;
  }

  fetch({ email }) {
    return get("/api/conversations", { q: email });
  }

  render({ but }, { value, refusal }) {
    const others = value?.conversations.filter((line) => line.conversation !== but).slice(0, EARLIER) ?? [];
    return html`
      <${Part} title="facts.earlier">
        ${refusal && html`<${Failed} refusal=${refusal} again=${this.load} />`}
        ${value && !others.length && html`<p class="soft small">${t("facts.earlier_none")}</p>`}
        <ul class="facts-earlier">${others.map((line) => html`
          <li><a href=${linkTo(`/transcripts/${line.conversation}`)}>
            <${Moment} at=${line.last?.at ?? line.started_at} show=${shortDayOf} /> ${line.last?.text ?? word("mode", line.mode)}</a></li>`)}</ul>
      <//>`;
  }
}
