// The letters of a matter as they were written, how far each got, and what to do about one that did not arrive.
import { get, post } from "../api.js";
import { Dialog } from "../dialog.js";
import { Failed } from "../failed.js";
import { FormDialog } from "../form_dialog.js";
import { html } from "../html.js";
import { language, t, word } from "../i18n.js";
import { Icon } from "../icon.js";
import { Loading } from "../load.js";
import { dayOf, Moment, momentOf } from "../when.js";
import { letterRows } from "./letter_rows.js";

const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;
const LOOKS = { sent: "good", posted: "good", to_print: "warn", unsure: "warn", failed: "bad", bounced: "bad" };

/**
 * `path`: of the letters; `version`: they are read again when it changes; `about`: the matter's number; `told`: what the
 * register says of them; `mine`: whether one may act on them; `record(letter)` opens the form that says it left on paper.
 */
export class Letters extends Loading {
  #timer = null;
  #pause = FIRST_PAUSE_MS;

  keyOf({ path, version }) {
    return `${path}/${version}`;
  }

  async fetch({ path }) {
    const { letters } = await get(path);
    return letters;
  }

  componentDidUpdate(before) {
    super.componentDidUpdate(before);
    // A letter leaves within seconds; while the mail server is away, it is asked after less and less often.
    const waits = this.state.value?.some(({ state }) => state === "due");
    if (!waits) this.#pause = FIRST_PAUSE_MS;
    if (!waits || this.#timer || this.state.loading) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.load();
    }, this.#pause);
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE_MS);
  }

  componentWillUnmount() {
    super.componentWillUnmount();
    clearTimeout(this.#timer);
  }

  render({ app, path, about, told = [], mine, record }, { value, refusal, loading, open }) {
    const rows = value ? letterRows(value, told) : [];
    const close = () => this.setState({ open: null });
    return html`
      <section class="card"><h2>${t("complaint.letters")}</h2>
        ${refusal && html`<${Failed} refusal=${refusal} again=${this.load} />`}
        ${!value && loading && html`<p class="soft" role="status">${t("shell.loading")}</p>`}
        ${value && !rows.length && html`<p class="soft">${t("complaint.letters_none")}</p>`}
        <ul class="letters" aria-live="polite">${rows.map((row) => html`
          <${Row} key=${row.key} row=${row} path=${path} mine=${mine} record=${record} open=${(dialog) => this.setState({ open: { dialog, row } })} />`)}</ul>
        ${open?.dialog === "read" && html`<${Read} letter=${open.row.letter} close=${close} />`}
        ${open?.dialog === "again" && html`<${Again} row=${open.row} path=${path} about=${about} close=${close} done=${() => {
          app.tell(t("letter.again_done"));
          this.load();
        }} />`}
      </section>`;
  }
}

function Row({ row: { letter, kind, state, told }, path, mine, record, open }) {
  const button = (label, press) => html`<button class="button quiet" onClick=${press}>${t(label)}<span class="visually-hidden"> ${word("letter", kind)}</span></button>`;
  return html`
    <li><${Icon} name="file" /><div>
      <p>${kind ? word("letter", kind) : t("letter.on_paper")} <span class=${`chip ${LOOKS[state] ?? ""}`} data-state=${state}>${t(`letter.state_${state}`)}</span></p>
      <p class="soft small">${whenOf(letter, state, told)}</p>
      ${["unsure", "failed"].includes(state) && html`<p class="small">${t(`letter.why_${state}`)} <span class="soft" lang="en">${letter.error}</span></p>`}
      ${state === "bounced" && html`<p class="small">${t("letter.why_bounced", { reason: told?.bounce ?? "" })}</p>`}
      ${letter && html`<p class="row small">
        ${button("letter.read", () => open("read"))}
        <a href=${`${path}/${letter._id}`} download>${t("letter.pdf")}<span class="visually-hidden"> ${word("letter", kind)}</span></a></p>`}
      ${mine && letter && ["unsure", "failed", "bounced"].includes(state) && html`<p class="row"><button class="button" onClick=${() => open("again")}>${t("letter.again")}<span class="visually-hidden"> ${word("letter", kind)}</span></button></p>`}
      ${mine && letter && ["unsure", "to_print"].includes(state) && html`<p class="row"><button class="button" onClick=${() => record(letter)}>${t(`letter.record_${state}`)}<span class="visually-hidden"> ${word("letter", kind)}</span></button></p>`}
    </div></li>`;
}

function whenOf(letter, state, told) {
  if (state === "posted") return [told.sent_on && t("letter.posted", { day: dayOf(told.sent_on) }), told.proof].filter(Boolean).join(" · ");
  const to = letter?.to && t("letter.to", { to: letter.to });
  if (letter?.sent_at && state !== "due") return html`${t("letter.sent", { at: momentOf(letter.sent_at) })}${to && ` · ${to}`}`;
  return letter ? html`${t("letter.written")} <${Moment} at=${letter.written_at} />${to && ` · ${to}`}` : "";
}

function Read({ letter, close }) {
  return html`
    <${Dialog} title=${letter.subject} close=${close} look="wide">
      <form method="dialog" class="stack"><h2>${word("letter", letter.kind)}</h2>
        <p class="soft small">${[letter.to ?? t("letter.no_address"), word("lang", letter.language)].join(" · ")}</p>
        <div class="letter" tabindex="0" role="region" aria-label=${letter.subject} lang=${letter.language !== language() ? letter.language : undefined}>
          <h3>${letter.subject}</h3><p class="story">${letter.text}</p></div>
        <div class="dialog-end"><button class="button">${t("shell.close")}</button></div></form>
    <//>`;
}

function Again({ row: { letter, kind, state }, path, about, close, done }) {
  return html`
    <${FormDialog} title=${t("letter.again_title")} about=${`${about} · ${word("letter", kind)}`} close=${close} done=${done}
      send=${() => post(`${path}/${letter._id}`)} label=${() => t("letter.again")}>
      <p>${t(`letter.again_${state}`, { to: letter.to })}</p>
    <//>`;
}
