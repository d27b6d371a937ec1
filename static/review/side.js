// What stands beside a transcript: what is known, the way it took, the review.
import { Component, html } from "../console/html.js";
import { FieldList } from "../console/fields.js";
import { t, word } from "../console/i18n.js";
import { Icon } from "../console/icon.js";
import { may } from "../console/roles.js";
import { momentOf } from "../console/when.js";
import { Scorecard } from "./scorecard.js";
import { Way } from "./way.js";

export class Side extends Component {
  state = { shown: this.props.first ?? "facts" };

  render(props, { shown }) {
    const tabs = ["facts", "way", ...(may(props.me, "read_reviews") ? ["review"] : [])];
    const { line, me } = props;
    return html`
      <aside class="card side" aria-label=${t("side.title")}>
        <div class="side-tabs" role="group" aria-label=${t("side.title")}>${tabs.map((name) => html`
          <button class="button" key=${name} aria-pressed=${shown === name} onClick=${() => this.setState({ shown: name })}>${t(`side.${name}`)}</button>`)}</div>
        ${shown === "facts" && html`<${Facts} line=${line} entries=${props.entries} /><h2>${t("facts.title")}</h2><${FieldList} fields=${props.fields} firm=${props.firm} />`}
        ${shown === "way" && html`<${Way} app=${props.app} conversation=${line.conversation} complaint=${line.complaint} firm=${props.firm} me=${me} onStep=${props.onStep} />`}
        ${shown === "review" && html`<${Scorecard} app=${props.app} me=${me} conversation=${line.conversation} served=${ledBy(props.entries)}
          comments=${props.comments} onComments=${props.onComments} onForget=${(row) => props.onComments(props.comments.filter((one) => one !== row))} />`}
      </aside>`;
  }
}

/** A reviewer's comment on one line: shown where there is one, else offered on hover and focus. */
export class LineNote extends Component {
  state = { open: false };

  render({ entry, comments, onComments }, { open }) {
    const mine = comments.filter((row) => row.no === entry.no);
    const send = (event) => {
      event.preventDefault();
      const text = new FormData(event.currentTarget).get("text").trim();
      if (text) onComments([...comments, { no: entry.no, text }]);
      this.setState({ open: false });
    };
    return html`
      ${mine.map((row, place) => html`<p class="line-comment small" key=${place}><${Icon} name="note" />${row.text}</p>`)}
      ${open ? html`<form class="line-note" onSubmit=${send}><input class="input" name="text" maxlength="4000" required autofocus aria-label=${t("review.comment_on", { no: entry.no })} />
          <button class="button">${t("review.add")}</button></form>`
        : html`<button class="button quiet line-note-open small" onClick=${() => this.setState({ open: true })}>${t("review.comment")}<span class="visually-hidden"> ${t("review.on_line", { no: entry.no })}</span></button>`}`;
  }
}

function ledBy(entries) {
  return [...new Set(entries.filter((entry) => entry.kind === "joined").map((entry) => entry.sender))];
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
