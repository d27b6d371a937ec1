// Where one writes. A reply and a note are two drafts in two looks, so that neither can become the other.
import { Component, createRef, html } from "../html.js";
import { t } from "../i18n.js";
import { Icon } from "../icon.js";
import { Attach } from "./attach.js";
import { askedFor, firstBlank } from "./blanks.js";
import { Canned } from "./canned.js";
import { hintOf, labelOf, LIMIT, stateOf, whyNoReply } from "./composer_words.js";
import { isMine } from "./state.js";

export class Composer extends Component {
  field = createRef();
  list = null;
  state = { asked: null };
  // Not in `state`, which is behind by a frame: Enter right after a letter sends that letter too, and what is typed
  // right after a change of mode is never sent in the other one.
  #wanted = "reply";
  // Where the caret goes once what was inserted is drawn.
  #caret = null;
  #text = this.props.drafts.get(draftKey(this.props.id)) ?? {};

  componentDidMount() {
    window.addEventListener("compose", this.#asked);
  }

  componentWillUnmount() {
    window.removeEventListener("compose", this.#asked);
    this.props.desk.typing(this.props.id, false);
  }

  componentDidUpdate() {
    if (!this.#caret) return;
    this.field.current.setSelectionRange(...this.#caret);
    this.#caret = null;
  }

  render({ app, desk, id, line }, { asked }) {
    const mine = this.#mine();
    const mode = this.#mode();
    const written = this.#text[mode] ?? "";
    const blocked = !desk.writable(id);
    const stopped = written.length > LIMIT || (mode === "reply" && firstBlank(written) !== null);
    return html`
      <form class="composer" data-mode=${mode} onSubmit=${this.#submit}>
        <div class="composer-modes" role="group" aria-label=${t("compose.modes")}>
          ${mine && html`<${Mode} name="reply" icon="chat" mode=${mode} pick=${this.#pick} />`}
          <${Mode} name="note" icon="lock" mode=${mode} pick=${this.#pick} />
          ${!mine && html`<span class="soft small composer-why">${whyNoReply(line)}</span>`}
        </div>
        ${asked && mode === "reply" && html`<${Canned} held=${(list) => (this.list = list)} id=${id} query=${asked.query} choose=${this.#insert} />`}
        <textarea ref=${this.field} rows="3" value=${written} aria-label=${labelOf(mode, line)}
          placeholder=${hintOf(mode, line)} onInput=${this.#typed} onKeyDown=${this.#key}
          onPaste=${this.#pasted} onBlur=${() => this.setState({ asked: null })} aria-describedby="composer-state"></textarea>
        <div class="composer-end">
          <span id="composer-state" class=${`small ${blocked || stopped ? "problem" : "soft"}`} aria-live="polite">
            ${stateOf(mode, blocked, written)}</span>
          ${mode === "reply" && html`<span class="row"><${Attach} app=${app} id=${id} disabled=${blocked} />
            ${["canned", "articles"].map((act) => html`<button type="button" class="button quiet" title=${t(`act.${act}`)}
              onClick=${() => app.act(act)}>${t(`button.${act}`)}</button>`)}</span>`}
          <button class="button primary" disabled=${blocked || stopped || !written.trim()}>
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
    this.#pick(mode);
    if (text === undefined) return;
    const whole = [this.#text[mode], text].filter(Boolean).join("\n");
    this.#write(mode, whole, [whole.length, whole.length]);
    this.setState({ asked: askedFor(whole, whole.length) });
  };

  #typed = (event) => {
    const mode = this.#mode();
    this.#write(mode, event.currentTarget.value);
    const { value, selectionStart } = event.currentTarget;
    this.setState({ asked: mode === "reply" ? askedFor(value, selectionStart) : null });
    if (mode === "reply") this.props.desk.typing(this.props.id, value !== "");
  };

  /** The prepared text takes the place of what asked for it; its first blank is selected, to be typed over. */
  #insert = ({ text }) => {
    const { start, end } = this.state.asked;
    const before = this.#text.reply ?? "";
    const whole = before.slice(0, start) + text + before.slice(end);
    const blank = firstBlank(whole);
    this.setState({ asked: null });
    this.#write("reply", whole, blank ? [blank.start, blank.end] : [start + text.length, start + text.length]);
    this.field.current.focus();
  };

  #pasted = (event) => {
    const files = [...event.clipboardData.files];
    if (!files.length || this.#mode() !== "reply") return;
    event.preventDefault();
    window.dispatchEvent(new CustomEvent("attach", { detail: { conversation: this.props.id, files } }));
  };

  #write(mode, words, caret = null) {
    this.#caret = caret;
    this.#text = { ...this.#text, [mode]: words };
    this.props.drafts.set(draftKey(this.props.id), this.#text);
    this.setState({});
  }

  #key = (event) => {
    if (this.state.asked && this.#inList(event)) return event.preventDefault();
    if (event.key === "Escape") event.currentTarget.blur();
    if (event.key !== "Enter" || event.shiftKey || event.altKey || event.isComposing) return;
    event.preventDefault();
    this.#send();
  };

  /** While the prepared replies are open, their keys are theirs. */
  #inList(event) {
    if (event.key !== "Escape") return this.list?.press(event);
    this.setState({ asked: null });
    return true;
  }

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
    if (mode === "reply" && firstBlank(text)) return;
    desk.write(mode, id, text);
    this.#write(mode, "");
  }
}

function Mode({ name, icon, mode, pick }) {
  return html`
    <button type="button" class="mode" data-mode=${name} aria-pressed=${mode === name} onClick=${() => pick(name)}>
      <${Icon} name=${icon} />${t(`compose.${name}`)}</button>`;
}

function draftKey(id) {
  return `recourse.console.draft.${id}`;
}
