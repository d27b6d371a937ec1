// One transcript, whole: every line with its notes and hand-overs, the days, the silences, and what it led to.
import { get } from "../console/api.js";
import { EntryRow } from "../console/entry.js";
import { Failed } from "../console/failed.js";
import { FieldList } from "../console/fields.js";
import { html } from "../console/html.js";
import { t, word } from "../console/i18n.js";
import { Icon } from "../console/icon.js";
import { Loading } from "../console/load.js";
import { may } from "../console/roles.js";
import { rowsOf } from "../console/rows.js";
import { dayOf, momentOf } from "../console/when.js";
import { Marked } from "./find.js";

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

  render({ app, me, route }, { value, refusal, loading }) {
    return html`
      <div class="page transcript">
        <a class="back" href="#/transcripts"><${Icon} name="back" />${t("transcripts.back")}</a>
        ${!value && html`<h1>${t("title.transcript")}</h1>`}
        ${refusal && html`<${Failed} refusal=${refusal} again=${this.load} />`}
        ${!value && loading && html`<p class="soft" role="status">${t("shell.loading")}</p>`}
        ${value && html`<${Whole} value=${value} me=${me} firm=${app.props.firm} query=${route.query} />`}
      </div>`;
  }
}

function Whole({ value: { conversation: line, fields, entries }, me, firm, query }) {
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
            marked=${row.entry && String(row.entry.no) === query.no} />`)}
      </div>
      <aside class="card" aria-label=${t("facts.title")}>
        <${Facts} line=${line} entries=${entries} />
        <h2>${t("facts.title")}</h2>
        <${FieldList} fields=${fields} firm=${firm} />
      </aside>
    </div>`;
}

function Ways({ line, me }) {
  const base = `/api/conversations/${encodeURIComponent(line.conversation)}/transcript`;
  return html`
    <span class="ways">
      ${line.mode !== "closed" && may(me, "live") && html`<a class="button" href=${`#/live/${line.conversation}`}><${Icon} name="chat" />${t("transcripts.follow")}</a>`}
      <a class="button" href=${`${base}.txt`} download><${Icon} name="download" />${t("transcripts.export_txt")}</a>
      <a class="button" href=${`${base}.json`} download><${Icon} name="download" />${t("transcripts.export_json")}</a>
    </span>`;
}

function Facts({ line, entries }) {
  const led = [...new Set(entries.filter((entry) => entry.kind === "joined" && entry.name).map((entry) => entry.name))];
  const [first] = entries;
  const rows = [
    ["transcripts.started", (line.started_at ?? first?.at) && momentOf(line.started_at ?? first.at)],
    ["transcripts.ended", line.closed_at && momentOf(line.closed_at)],
    ["field.language", word("lang", line.language)],
    ["transcripts.led_by", led.join(", ")],
    ["facts.inquiry", line.inquiry && `${line.inquiry.number} · ${word("inquiry", line.inquiry.state)}`],
    ["transcripts.rated", line.rated && t("transcripts.score", { score: line.rated })],
    ["facts.complaint", line.complaint && html`<a href=${`#/complaints/${line.complaint}`}>${line.complaint}</a>`],
  ];
  return html`<dl class="terms">${rows.filter(([, told]) => told).map(([name, told]) => html`<div><dt>${t(name)}</dt><dd>${told}</dd></div>`)}</dl>`;
}

/** A record names its days in full; "today" would be another day for the next reader. */
function wholeDay(at) {
  return dayOf(at.slice(0, 10));
}
