// The lines of an open conversation. It stays where one reads; only at its end does it follow what comes.
import { EntryRow } from "../entry.js";
import { Component, createRef, html } from "../html.js";
import { t } from "../i18n.js";
import { Icon } from "../icon.js";
import { rowsOf } from "../rows.js";
import { isMasked, Reveal } from "./field_acts.js";
import { Pending } from "./pending.js";

const NEAR_PX = 80;

export class Log extends Component {
  element = createRef();
  state = { below: false };
  #atEnd = true;

  componentDidMount() {
    this.#toEnd();
    document.addEventListener("visibilitychange", this.#saw);
    window.addEventListener("focus", this.#saw);
  }

  componentWillUnmount() {
    document.removeEventListener("visibilitychange", this.#saw);
    window.removeEventListener("focus", this.#saw);
  }

  componentDidUpdate({ thread }) {
    if (this.#atEnd) this.#toEnd();
    else if (this.#count() > this.counted && !this.state.below) this.setState({ below: true });
    this.counted = this.#count();
    if (thread !== this.props.thread) this.#saw();
  }

  render({ app, desk, id, line, thread }, { below }) {
    const seenUpTo = lastSeen(thread);
    return html`
      <div class="log-frame">
        <div class="log" role="log" aria-label=${t("live.conversation")} tabindex="0" ref=${this.element} onScroll=${this.#scrolled}>
          ${rowsOf(thread.log.whole).map((row) => html`
            <${EntryRow} key=${row.key} row=${row} customer=${line?.name} seen=${row.entry && row.entry.no === seenUpTo}
              more=${(entry) => isMasked(entry.text) && html`<${Reveal} app=${app} line=${line} what=${{ no: entry.no }} label=${t("reveal.line")} />`} />`)}
          <${Pending} box=${desk.outboxes.of(id)} link=${desk.link} />
          <p class="typing soft small" aria-live="polite">${typingOf(thread, line)}</p>
        </div>
        ${below && html`<button class="button new-below" onClick=${this.#toEnd}><${Icon} name="down" />${t("live.new_below")}</button>`}
      </div>`;
  }

  #count() {
    const { desk, id, thread } = this.props;
    return thread.log.last + desk.outboxes.of(id).items.length;
  }

  #toEnd = () => {
    const log = this.element.current;
    log.scrollTop = log.scrollHeight;
    this.#atEnd = true;
    if (this.state.below) this.setState({ below: false });
    this.#saw();
  };

  #scrolled = () => {
    const log = this.element.current;
    this.#atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_PX;
    if (!this.#atEnd) return;
    if (this.state.below) this.setState({ below: false });
    this.#saw();
  };

  /** Only what stands before a person's eyes counts as seen. */
  #saw = () => {
    if (this.#atEnd && document.hasFocus() && !document.hidden) this.props.desk.sawAll(this.props.id);
  };
}

function typingOf(thread, line) {
  if (thread.typing.customer) return t("live.typing_customer", { name: line?.name ?? t("live.nameless") });
  return thread.typing.agent ? t("live.typing_agent") : "";
}

/** The `no` of our newest line that the customer has seen. */
function lastSeen({ log, seen }) {
  const mark = seen.customer ?? 0;
  return log.whole.findLast((entry) => entry.by === "agent" && entry.seq && entry.seq <= mark)?.no;
}
