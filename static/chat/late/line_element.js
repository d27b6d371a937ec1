// One line of the conversation: a bubble, a quiet line for what happened, cards, and its mark.

import { timeOfDay } from "/static/shared/dates.js";
import { h, put } from "/static/shared/dom.js";
import { icon } from "/static/shared/icons.js";
import { cardsOf, standsInCard } from "./cards.js";
import { HAPPENED_ICON, happening, speaker, textNodes } from "./speech.js";

export class ChatLine extends HTMLElement {
  #chat;
  #time = h("time.at");
  #mark = h("div.mark", { "aria-live": "off" });
  entry = null;

  static make(chat) {
    const line = new this();
    line.#chat = chat;
    line.tabIndex = -1; // the arrow keys walk through the log
    return line;
  }

  /** Who speaks in a run of lines; lines of different speakers start a new run. */
  get speaker() {
    // What merely happened is nobody's line: whoever joins is named again with the first words.
    return this.entry.by === "system" || !this.entry.text ? `system ${this.entry.seq}` : `${this.entry.by} ${this.entry.name ?? ""}`;
  }

  show(entry) {
    this.entry = entry;
    this.classList.toggle("mine", entry.by === "customer");
    this.classList.toggle("pending", entry.seq === undefined);
    this.#time.dateTime = entry.at;
    put(this.#time, timeOfDay(this.#chat.words.language, entry.at));
    put(this, this.#bubble(), cardsOf(entry, this.#chat), this.#happened(), this.#mark);
  }

  /** The entry of what was shown as pending has come: only what differs is touched, so nothing is read out twice. */
  settle(entry) {
    if (entry.text !== this.entry.text || entry.files || entry.kind !== "said") {
      this.show(entry);
      return;
    }
    this.entry = entry;
    this.classList.remove("pending");
  }

  /** `first`: this line opens a run, so it names its speaker. */
  place(first) {
    this.classList.toggle("first", first);
  }

  mark(...children) {
    put(this.#mark, ...children);
  }

  #bubble() {
    const { entry } = this;
    // The text of a `file` line repeats the names that its list shows.
    if (!entry.text || entry.by === "system" || entry.kind === "file" || standsInCard(entry)) return null;
    const who = speaker(entry, this.#chat);
    return h(
      "div.said",
      h("p.who", h("span.name", who), entry.by === "agent" ? h("span.role", this.#chat.words.say("who.role")) : null),
      h("div.bubble", h("p.text", { dir: "auto" }, textNodes(entry, this.#chat.words.language)), this.#time),
    );
  }

  #happened() {
    const words = standsInCard(this.entry) ? null : happening(this.entry, this.#chat);
    if (!words) return null;
    return h("p.happened", icon(HAPPENED_ICON[this.entry.kind] ?? "info"), h("span", words));
  }
}

customElements.define("rc-line", ChatLine);
