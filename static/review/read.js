// One transcript, whole: every line with its notes and hand-overs, the days, the silences, and what it led to.
import { get } from "../console/api.js";
import { EntryRow } from "../console/entry.js";
import { Failed } from "../console/failed.js";
import { html } from "../console/html.js";
import { t, word } from "../console/i18n.js";
import { Icon } from "../console/icon.js";
import { Loading } from "../console/load.js";
import { may } from "../console/roles.js";
import { rowsOf } from "../console/rows.js";
import { dayOf } from "../console/when.js";
import { Marked } from "./find.js";
import { LineNote, Side } from "./side.js";

const FORMS = ["txt", "html", "pdf", "json"];

export class Transcript extends Loading {
  keyOf({ route }) {
    return route.conversation;
  }

  fetch({ route }) {
    return get(`/api/conversations/${encodeURIComponent(route.conversation)}`);
  }

  componentDidUpdate(before, was) {
    super.componentDidUpdate(before);
    const { no } = this.props.route.query;
    if (!was.value && this.state.value && no) document.getElementById(`no-${no}`)?.scrollIntoView({ block: "center" });
  }

  /** The line that the scrubber stands at. */
  #step = (no) => {
    this.setState({ step: no });
    document.getElementById(`no-${no}`)?.scrollIntoView({ block: "nearest" });
  };

  render({ app, me, route }, { value, refusal, loading, step, comments = [] }) {
    return html`
      <div class="page transcript">
        <a class="back" href="#/transcripts"><${Icon} name="back" />${t("transcripts.back")}</a>
        ${!value && html`<h1>${t("title.transcript")}</h1>`}
        ${refusal && html`<${Failed} refusal=${refusal} again=${this.load} />`}
        ${!value && loading && html`<p class="soft" role="status">${t("shell.loading")}</p>`}
        ${value && html`<${Whole} app=${app} value=${value} me=${me} firm=${app.props.firm} query=${route.query}
          step=${step} comments=${comments} onComments=${(comments) => this.setState({ comments })} onStep=${this.#step} />`}
      </div>`;
  }
}

function Whole({ app, value: { conversation: line, fields, entries }, me, firm, query, step, comments, onComments, onStep }) {
  const notesOn = may(me, "judge") && ((entry) => html`<${LineNote} entry=${entry} comments=${comments} onComments=${onComments} />`);
  const notes = entries.filter((entry) => entry.kind === "note").length;
  const words = query.q ? (text) => html`<${Marked} text=${text} q=${query.q} />` : undefined;
  return html`
    <header class="transcript-head">
      <h1>${line.name ?? t("live.nameless")}</h1>
      <span class="chip">${word("mode", line.mode)}</span>
      <span class="soft">${t("transcripts.entries", { count: entries.length })}${notes > 0 && ` · ${t("transcripts.notes", { count: notes })}`}</span>
      <${Ways} line=${line} me=${me} />
    </header>
    <div class="transcript-body">
      <div class="log transcript-log" role="region" aria-label=${t("transcripts.title")} tabindex="0">
        ${rowsOf(entries).map((row) => html`
          <${EntryRow} key=${row.key} row=${row} customer=${line.name} words=${words} days=${wholeDay}
            marked=${row.entry && String(row.entry.no) === (step ? String(step) : query.no)} more=${notesOn} />`)}
      </div>
      <${Side} key=${query.side} app=${app} me=${me} firm=${firm} line=${line} fields=${fields} entries=${entries} first=${query.side}
        comments=${comments} onComments=${onComments} onStep=${onStep} />
    </div>`;
}

function Ways({ line, me }) {
  const base = `/api/conversations/${encodeURIComponent(line.conversation)}/transcript`;
  return html`
    <span class="ways">
      ${line.mode !== "closed" && may(me, "live") && html`<a class="button" href=${`#/live/${line.conversation}`}><${Icon} name="chat" />${t("transcripts.follow")}</a>`}
      ${FORMS.map((form) => html`<a class="button" key=${form} href=${`${base}.${form}`} download title=${t("transcripts.export", { form: form.toUpperCase() })}><${Icon} name="download" />${form.toUpperCase()}</a>`)}
    </span>`;
}

/** A record names its days in full; "today" would be another day for the next reader. */
function wholeDay(at) {
  return dayOf(at.slice(0, 10));
}
