// One complaint: where it stands, by when, why; what happened; who, what, and every event.
import { get } from "../api.js";
import { Failed } from "../failed.js";
import { html } from "../html.js";
import { language, t, word } from "../i18n.js";
import { Icon } from "../icon.js";
import { Loading } from "../load.js";
import { moneyOf } from "../money.js";
import { may } from "../roles.js";
import { linkTo } from "../route.js";
import { labelOf } from "../topics.js";
import { dayOf, Moment } from "../when.js";
import { Acts } from "./acts/panel.js";
import { Clocks } from "./clock.js";
import { Copy } from "../copy.js";
import { Course } from "./course.js";
import { Decision } from "./decision.js";
import { Events } from "./events.js";
import { Evidence } from "./evidence.js";
import { Letters } from "./letters.js";
import { Stage } from "./list.js";
import { People } from "./parts.js";
import { Related } from "./related.js";
import { Findings, Review } from "./review.js";

export class Complaint extends Loading {
  keyOf({ route }) {
    return `${route.reference}${route.query.round ?? ""}`;
  }

  fetch({ route }) {
    return get(`/api/complaints/${encodeURIComponent(route.reference)}`, { round: route.query.round });
  }

  render({ app, me, route }, { value, refusal, loading }) {
    return html`
      <div class="page complaint">
        <a class="back" href="#/complaints"><${Icon} name="back" />${t("complaint.back")}</a>
        ${refusal && !value && html`<h1>${route.reference}</h1>`}
        ${refusal && html`<${Failed} refusal=${refusal} again=${this.load} />`}
        ${!value && loading && html`<h1>${route.reference}</h1><p class="soft" role="status">${t("shell.loading")}</p>`}
        ${value && html`<${Whole} complaint=${value} me=${me} app=${app} round=${route.query.round} asked=${this.#asked(value)} act=${this.#act} changed=${this.#changed} />`}
      </div>`;
  }

  /** `{event, start}` of the act whose form is open: pressed here, or named by the work list, if it may be done. */
  #asked(complaint) {
    const { act: named, ...start } = this.props.route.query;
    return this.state.act === undefined && complaint.allowed?.includes(named) ? { event: named, start } : this.state.act;
  }

  #act = (event, start) => this.setState({ act: event ? { event, start } : null });

  /** An act answers with the complaint after it; without one it is read again. */
  #changed = (complaint) => (complaint ? this.setState({ value: complaint }) : this.load());
}

function Whole({ complaint, me, app, round, asked, act, changed }) {
  const told = "narrative" in complaint;
  return html`
    <header class="complaint-head">
      <h1 class="figures">${complaint.reference}</h1><${Copy} text=${complaint.reference} />
      <${Stage} state=${complaint.state} />
      ${complaint.round > 1 && html`<span class="chip">${t("complaints.round", { round: complaint.round })}</span>`}
      <span class="soft">${t("complaints.received")} <${Moment} at=${complaint.received_at} /></span>
    </header>
    <${Rounds} complaint=${complaint} shown=${round} />
    <${Clocks} complaint=${complaint} />
    ${!told && html`<p class="soft">${t("complaint.brief")}</p>`}
    ${told && html`
      <div class="complaint-body">
        <div class="complaint-main">
          <${Review} complaint=${complaint} app=${app} />
          <${Decision} complaint=${complaint} app=${app} act=${act} />
          <${Findings} findings=${complaint.findings} />
          <${Story} title="complaint.narrative" text=${complaint.narrative} language=${complaint.language} />
          <${Story} title="complaint.wanted" text=${complaint.wanted} language=${complaint.language} />
          <${Course} complaint=${complaint} app=${app} />
          ${may(me, "complaint_events") && html`<${Events} app=${app} complaint=${complaint} />`}
        </div>
        <div class="complaint-side">
          <${Acts} complaint=${complaint} app=${app} asked=${asked} act=${act} changed=${changed} />
          <${KeyFacts} complaint=${complaint} firm=${app.props.firm} me=${me} />
          <${People} complaint=${complaint} app=${app} />
          <${Related} complaint=${complaint} act=${act} />
          <${Letters} app=${app} path=${`/api/complaints/${encodeURIComponent(complaint.reference)}/letters`} version=${complaint.version} about=${complaint.reference}
            told=${complaint.letters} mine=${complaint.allowed?.includes("letter_sent")} record=${(letter) => act("letter_sent", { letter: letter._id })} />
          <${Evidence} complaint=${complaint} app=${app} />
        </div>
      </div>`}`;
}

/** One that was reopened: from each round to the others. `shown`: an earlier one, as it ended. */
function Rounds({ complaint: { reference, round }, shown }) {
  const path = `/complaints/${reference}`;
  if (shown) return html`<p class="failed warn">${t("complaint.earlier_round", { round })} <a href=${linkTo(path)}>${t("complaint.newest_round")}</a></p>`;
  if (round < 2) return null;
  const earlier = Array.from({ length: round - 1 }, (_, place) => place + 1);
  return html`<p class="row">${earlier.map((each) => html`<a key=${each} href=${linkTo(path, { round: each })}>${t("complaint.read_round", { round: each })}</a>`)}</p>`;
}

function Story({ title, text, language: spoken }) {
  return html`<section class="card"><h2>${t(title)}</h2><p class="story" lang=${spoken !== language() ? spoken : undefined}>${text}</p></section>`;
}

function KeyFacts({ complaint, firm, me }) {
  const { complainant = {}, representative } = complaint;
  const rows = [
    ["complaints.who", [complainant.name, complainant.email].filter(Boolean).join(", ")],
    ["complaint.account", complainant.account],
    ["complaint.representative", representative && [representative.name, representative.email].join(", ")],
    ["complaints.service", complaint.service && labelOf(firm.services, complaint.service)],
    ["field.facts_on", complaint.facts_on && dayOf(complaint.facts_on)],
    ["intake.amount", complaint.amount && moneyOf(complaint.amount)],
    ["complaint.channel", complaint.channel && word("channel", complaint.channel)],
    ["intake.proof", complaint.reception?.proof],
    ["intake.read_back", complaint.reception && t(complaint.reception.read_back ? "intake.read_back_yes" : "intake.read_back_no")],
    ["intake.late", complaint.reception?.late_reason],
    ["field.language", complaint.language && word("lang", complaint.language)],
    ["complaint.policy", complaint.policy && String(complaint.policy.version ?? complaint.policy)],
  ];
  return html`
    <section class="card"><h2>${t("complaint.key_facts")}</h2>
      <dl class="terms">${rows.filter(([, told]) => told).map(([name, told]) => html`<div><dt>${t(name)}</dt><dd>${told}</dd></div>`)}</dl>
      ${complaint.conversation && (mayReadConversation(me, complaint)
        ? html`<p><a href=${linkTo(`/transcripts/${complaint.conversation}`)}>${t("complaint.transcript")}</a></p>`
        : html`<p class="soft small">${t("complaint.transcript_shut")}</p>`)}
    </section>`;
}

/** An officer reads the conversation of a complaint that is theirs to handle; leads and auditors read all. */
function mayReadConversation(me, { people = {} }) {
  return may(me, "all_conversations") || [people.officer, people.investigator, people.reviewer].some((person) => person?.id === me.id);
}
