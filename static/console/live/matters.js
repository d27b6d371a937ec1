// What else came with the customer's address: open complaints with their clocks on top, then earlier conversations.
import { get } from "../api.js";
import { ClockChip } from "../chip.js";
import { shownClock } from "../complaints/due.js";
import { Failed } from "../failed.js";
import { html } from "../html.js";
import { t, word } from "../i18n.js";
import { Icon } from "../icon.js";
import { Loading } from "../load.js";
import { linkTo } from "../route.js";
import { Moment, shortDayOf } from "../when.js";

const EARLIER = 6;

export class Matters extends Loading {
  keyOf({ line, email }) {
    return `${line.conversation} ${email} ${line.complaint ?? ""}`;
  }

  fetch({ line }) {
    return get(`/api/conversations/${encodeURIComponent(line.conversation)}/customer`);
  }

  render({ line }, { value, refusal }) {
    const complaints = value?.complaints ?? [];
    const known = complaints.some(({ reference }) => reference === line.complaint);
    return html`
      ${refusal && html`<${Failed} refusal=${refusal} again=${this.load} />`}
      ${(complaints.length > 0 || line.complaint) && html`
        <section class="facts-part"><h3>${t("facts.complaints")}</h3>
          <ul class="stack">${line.complaint && !known && html`<${Complaint} complaint=${{ reference: line.complaint }} />`}
            ${complaints.map((each) => html`<${Complaint} key=${each.reference} complaint=${each} />`)}</ul>
        </section>`}
      <${Conversations} lines=${(value?.conversations ?? []).slice(0, EARLIER)} read=${value} />
      ${value?.email && html`<p class="soft small">${t("facts.unverified")}</p>`}`;
  }
}

function Complaint({ complaint: { reference, state, clocks } }) {
  const next = shownClock(clocks);
  return html`
    <li><a class="figures nowrap" href=${`#/complaints/${reference}`}><${Icon} name="complaint" /> ${reference}</a>
      ${state && html` <span class="small">${word("state", state)}</span>`}
      ${next && html`<br /><${ClockChip} clock=${next} />`}</li>`;
}

function Conversations({ lines, read }) {
  return html`
    <section class="facts-part"><h3>${t("facts.earlier")}</h3>
      ${read && !lines.length && html`<p class="soft small">${t("facts.earlier_none")}</p>`}
      <ul class="facts-earlier">${lines.map((line) => html`
        <li key=${line.conversation}><a href=${linkTo(`/transcripts/${line.conversation}`)}>
          <${Moment} at=${line.last?.at ?? line.started_at} show=${shortDayOf} /> ${line.last?.text ?? word("mode", line.mode)}</a></li>`)}</ul>
    </section>`;
}
