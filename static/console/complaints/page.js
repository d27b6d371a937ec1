// One complaint: where it stands, by when, why; what happened; who, what, and every event.
import { get } from "../api.js";
import { Failed } from "../failed.js";
import { html } from "../html.js";
import { language, t, word } from "../i18n.js";
import { Icon } from "../icon.js";
import { Loading } from "../load.js";
import { may } from "../roles.js";
import { linkTo } from "../route.js";
import { labelOf } from "../topics.js";
import { dayOf, Moment } from "../when.js";
import { Acts } from "./acts/panel.js";
import { Clocks } from "./clock.js";
import { Copy } from "../copy.js";
import { Events } from "./events.js";
import { Stage } from "./list.js";
import { Evidence, Letters, People } from "./parts.js";
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
        ${value && html`<${Whole} complaint=${value} me=${me} app=${app} asked=${route.query.act} changed=${this.#changed} />`}
      </div>`;
  }

  /** An act answers with the complaint after it; without one it is read again. */
  #changed = (complaint) => (complaint ? this.setState({ value: complaint }) : this.load());
}

function Whole({ complaint, me, app, asked, changed }) {
  const told = "narrative" in complaint;
  return html`
    <header class="complaint-head">
      <h1 class="figures">${complaint.reference}</h1><${Copy} text=${complaint.reference} />
      <${Stage} state=${complaint.state} />
      ${complaint.round > 1 && html`<span class="chip">${t("complaints.round", { round: complaint.round })}</span>`}
      <span class="soft">${t("complaints.received")} <${Moment} at=${complaint.received_at} /></span>
    </header>
    <${Clocks} complaint=${complaint} />
    ${!told && html`<p class="soft">${t("complaint.brief")}</p>`}
    ${told && html`
      <div class="complaint-body">
        <div class="complaint-main">
          <${Review} complaint=${complaint} app=${app} />
          <${Findings} findings=${complaint.findings} />
          <${Story} title="complaint.narrative" text=${complaint.narrative} language=${complaint.language} />
          <${Story} title="complaint.wanted" text=${complaint.wanted} language=${complaint.language} />
          ${may(me, "complaint_events") && html`<${Events} app=${app} complaint=${complaint} />`}
        </div>
        <div class="complaint-side">
          <${Acts} complaint=${complaint} app=${app} asked=${asked} changed=${changed} />
          <${KeyFacts} complaint=${complaint} firm=${app.props.firm} me=${me} />
          <${People} complaint=${complaint} app=${app} />
          <${Letters} reference=${complaint.reference} letters=${complaint.letters ?? []} />
          ${complaint.filer === "third_party" && html`<${Evidence} title="complaint.authorisation" files=${complaint.authorisation ?? []} />`}
          <${Evidence} files=${complaint.attachments ?? []} />
        </div>
      </div>`}`;
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
    ["complaint.channel", complaint.channel && word("channel", complaint.channel)],
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
