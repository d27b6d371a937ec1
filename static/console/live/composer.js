// Where one writes. A reply and a note are two drafts in two looks, so that neither can become the other.
import { Component, createRef, html } from "../html.js";
import { has, t, word } from "../i18n.js";
import { Icon } from "../icon.js";
import { isMine } from "./state.js";

const LIMIT = 4_000;
const WARN_AT = 500;

export class Composer extends Component {
  field = createRef();
  // Not in `state`, which is behind by a frame: Enter right after a letter sends that letter too, and what is typed
  // right after a change of mode is never sent in the other one.
  #wanted = "reply";
  #text = this.props.drafts.get(draftKey(this.props.id)) ?? {};

  componentDidMount() {
    window.addEventListener("compose", this.#asked);
  }

  componentWillUnmount() {
    window.removeEventListener("compose", this.#asked);
    this.props.desk.typing(this.props.id, false);
  }

  render({ desk, id, line }) {
    const mine = this.#mine();
    const mode = this.#mode();
    const written = this.#text[mode] ?? "";
    const blocked = !desk.writable(id);
    const over = written.length - LIMIT;
    return html`
      <form class="composer" data-mode=${mode} onSubmit=${this.#submit}>
        <div class="composer-modes" role="group" aria-label=${t("compose.modes")}>
          ${mine && html`<${Mode} name="reply" icon="chat" mode=${mode} pick=${this.#pick} />`}
          <${Mode} name="note" icon="lock" mode=${mode} pick=${this.#pick} />
          ${!mine && html`<span class="soft small composer-why">${whyNoReply(line)}</span>`}
        </div>
        <textarea ref=${this.field} rows="3" value=${written} aria-label=${labelOf(mode, line)}
          placeholder=${hintOf(mode, line)} onInput=${this.#typed} onKeyDown=${this.#key}
          aria-describedby="composer-state"></textarea>
        <div class="composer-end">
          <span id="composer-state" class=${`small ${blocked || over > 0 ? "problem" : "soft"}`} aria-live="polite">
            ${stateOf(blocked, written)}</span>
          <button class="button primary" disabled=${blocked || over > 0 || !written.trim()}>
            <${Icon} name=${mode === "note" ? "lock" : "send"} />${t(`compose.send_${mode}`)}</button>
        </div>
      </form>`;
  }

  #mode() {
    return this.#mine() ? this.#wanted : "note";
  }

  #mine() {
    return isMine(this.props.desk.state, this.props.line);
  }

  #pick = (mode) => {
    this.#wanted = mode;
    this.setState({});
    this.field.current.focus();
  };

  /** A command, a key, or a refused line that is to be written anew. */
  #asked = ({ detail: { conversation, mode, text } }) => {
    if (conversation !== this.props.id) return;
    if (text !== undefined) this.#write(mode, [this.#text[mode], text].filter(Boolean).join("\n"));
    this.#pick(mode);
  };

  #typed = (event) => {
    const mode = this.#mode();
    this.#write(mode, event.currentTarget.value);
    if (mode === "reply") this.props.desk.typing(this.props.id, event.currentTarget.value !== "");
  };

  #write(mode, words) {
    this.#text = { ...this.#text, [mode]: words };
    this.props.drafts.set(draftKey(this.props.id), this.#text);
    this.setState({});
  }

  #key = (event) => {
    if (event.key === "Escape") event.currentTarget.blur();
    if (event.key !== "Enter" || event.shiftKey || event.altKey || event.isComposing) return;
    event.preventDefault();
    this.#send();
  };

  #submit = (event) => {
    event.preventDefault();
    this.#send();
    this.field.current.focus();
  };

  #send() {
    const { desk, id } = this.props;
    const mode = this.#mode();
    const text = (this.#text[mode] ?? "").trim();
    if (!text || text.length > LIMIT || !desk.writable(id)) return;
    desk.write(mode, id, text);
    this.#write(mode, "");
  }
}

function Mode({ name, icon, mode, pick }) {
  return html`
    <button type="button" class="mode" data-mode=${name} aria-pressed=${mode === name} onClick=${() => pick(name)}>
      <${Icon} name=${icon} />${t(`compose.${name}`)}</button>`;
}

function whyNoReply(line) {
  if (line.mode === "bot") return t("compose.not_leading");
  if (line.mode === "waiting") return t("compose.not_taken");
  return line.mode === "closed" ? t("compose.ended") : t("compose.theirs", { name: line.agent?.name ?? "" });
}

function labelOf(mode, line) {
  return mode === "note" ? t("compose.note_label") : t("compose.reply_to", { name: line.name ?? t("live.nameless") });
}

function hintOf(mode, line) {
  if (mode === "note") return t("compose.note_hint");
  return has(`lang.${line.language}`) ? t("compose.reply_hint", { language: word("lang", line.language) }) : "";
}

function stateOf(blocked, written) {
  const left = LIMIT - written.length;
  if (blocked) return t("compose.blocked");
  if (left < 0) return t("compose.over", { count: -left });
  if (left < WARN_AT) return t("compose.left", { count: left });
  return written ? t("compose.draft") : t("compose.keys");
}

function draftKey(id) {
  return `recourse.console.draft.${id}`;
}
