// The conversation as it stands: lines by number, then what is still on its way, days between them.

import { dayName, localDay } from "/static/shared/dates.js";
import { h, put } from "/static/shared/dom.js";
import { icon } from "/static/shared/icons.js";
import { askControls } from "./asks.js";
import { ChatLine } from "./line_element.js";
import { markOf } from "./marks.js";
import { Part } from "../part.js";
import { Scrolling } from "./scrolling.js";

const MARKED = new Set(["said", "file"]);

export class Log extends Part {
  #lines = h("div.lines", { role: "log", tabindex: "0" });
  #jump = h("button.button.icon-only.jump", { type: "button", hidden: true });
  #bySeq = new Map();
  #pending = new Map();
  #days = new Map();
  #divider = h("p.new");
  #newest = 0;
  #ask = null;
  #scrolling = new Scrolling(this.#lines, this.#jump);

  start() {
    const { conversation, settings } = this.chat;
    this.append(this.#lines, this.#jump);
    this.follow(conversation, ["entries"], ({ detail }) => this.#change(() => this.#add(detail)));
    // Also while the conversation is still on its way: what somebody wrote never disappears.
    this.follow(conversation, ["outbox"], () => this.#showPending());
    this.follow(conversation, ["ask", "outbox"], () => this.#change(() => this.#showAsk()));
    this.follow(conversation, ["seen"], () => this.#marks());
    this.follow(conversation, ["loaded", "reset"], () => this.render());
    this.follow(settings, ["change"], () => this.render());
    this.follow(this.#lines, ["scroll"], () => this.#scrolling.scrolled());
    this.follow(this.#lines, ["look"], ({ detail }) => this.#bySeq.get(detail)?.focus());
    this.follow(this.#lines, ["keydown"], (event) => this.#walk(event));
    this.follow(this.#jump, ["click"], () => this.#scrolling.show());
  }

  /** Builds everything anew: at the first load, in another language, for another conversation. */
  render() {
    const { line, loaded } = this.chat.conversation;
    this.#lines.setAttribute("aria-busy", "true");
    this.#lines.setAttribute("aria-label", this.say("log.label"));
    put(this.#jump, icon("down"));
    this.#jump.setAttribute("aria-label", this.say("log.jump"));
    this.#jump.title = this.say("log.jump");
    put(this.#divider, h("span", this.say("log.new")));
    for (const map of [this.#bySeq, this.#pending, this.#days]) map.clear();
    this.#ask = null;
    this.#newest = 0;
    put(this.#lines, loaded ? null : h("p.loading", this.say("log.loading")));
    if (loaded) this.#add(line.entries);
    this.#showPending();
    if (loaded) this.#showAsk();
    this.#scrolling.show(this.#turn());
    this.#lines.setAttribute("aria-busy", "false");
  }

  /** Moves the focus to the open question's first control; false when it has none here. */
  focusAsk() {
    const first = this.#ask?.node.querySelector("button, input");
    first?.focus();
    return Boolean(first);
  }

  /** Moves the focus to the lines, for reading with the arrow keys. */
  focusLines() {
    this.#lines.focus();
  }

  #change(act) {
    if (!this.chat.conversation.loaded) return;
    this.#scrolling.grew(act());
  }

  // The first line that is news to the customer: unread, else what followed their own last one.
  #turn() {
    const nodes = this.#nodes();
    const unread = nodes.find(({ entry }) => entry.seq === this.chat.attention.newFrom);
    return unread ?? nodes[nodes.findLastIndex(({ entry }) => entry.by === "customer") + 1];
  }

  // Gives the first line that came from the other side, if any.
  #add(entries) {
    for (const entry of entries) {
      const node = this.#pending.get(entry.client_id) ?? ChatLine.make(this.chat);
      if (this.#pending.delete(entry.client_id)) node.settle(entry);
      else node.show(entry);
      this.#bySeq.set(entry.seq, node);
      this.#insert(node);
    }
    this.#arrange();
    return this.#bySeq.get(entries.find((entry) => entry.by !== "customer")?.seq);
  }

  #insert(node) {
    if (node.entry.seq > this.#newest && !this.#pending.size && !node.isConnected) {
      this.#newest = node.entry.seq; // so a long conversation is laid out in one pass
      this.#lines.append(node);
      return;
    }
    this.#newest = Math.max(this.#newest, node.entry.seq);
    const after = this.#nodes().find((one) => one !== node && (one.entry.seq ?? Infinity) > node.entry.seq);
    if (after) after.before(node);
    else if (!node.isConnected || node.nextElementSibling) this.#lines.append(node);
  }

  #showPending() {
    const { items } = this.chat.conversation.outbox;
    const shown = items.filter((item) => item.shown);
    const wanted = new Set(shown.map((item) => item.client_id));
    for (const [id, node] of this.#pending) {
      if (wanted.has(id)) continue;
      this.#pending.delete(id);
      node.remove();
    }
    for (const item of shown) {
      if (this.#pending.has(item.client_id)) continue;
      const node = ChatLine.make(this.chat);
      node.show({ ...item.shown, by: "customer", kind: "said", at: new Date(item.at).toISOString(), client_id: item.client_id });
      this.#pending.set(item.client_id, node);
      this.#lines.append(node);
      this.chat.attention.newFrom = null;
      this.#scrolling.show();
    }
    this.#arrange();
  }

  #showAsk() {
    const { ask, answering } = this.chat.conversation;
    const open = ask && !answering ? ask : null;
    if (this.#ask?.ask === open) return;
    const hadFocus = this.#ask?.node.contains(document.activeElement) ?? false;
    this.#ask?.node.remove();
    this.#ask = null;
    const node = open && askControls(open, this.chat);
    if (node) {
      this.#ask = { ask: open, node };
      const line = this.#bySeq.get(open.to);
      if (line) line.after(node);
      else this.#lines.append(node);
    }
    if (hadFocus) this.dispatchEvent(new Event("answered"));
  }

  // Which lines open a run, where a day begins, and the marks.
  #arrange() {
    let before = null;
    for (const node of this.#nodes()) {
      const day = localDay(node.entry.at);
      const newDay = !before || localDay(before.entry.at) !== day;
      if (newDay) this.#placeDay(day, node);
      node.place(newDay || before.speaker !== node.speaker);
      before = node;
    }
    this.#placeDivider();
    this.#marks();
  }

  #placeDivider() {
    const first = this.#bySeq.get(this.chat.attention.newFrom);
    if (!first) this.#divider.remove();
    else if (first.previousElementSibling !== this.#divider) first.before(this.#divider);
  }

  #placeDay(day, node) {
    const { language } = this.chat.words;
    const name = () => h("p.day", h("time", { datetime: day }, dayName(language, node.entry.at)));
    if (!this.#days.has(day)) this.#days.set(day, name());
    const separator = this.#days.get(day);
    const next = node.previousElementSibling === this.#divider ? this.#divider : node;
    if (next.previousElementSibling !== separator) next.before(separator);
  }

  #marks() {
    const { conversation } = this.chat;
    const items = new Map(conversation.outbox.items.map((item) => [item.client_id, item]));
    const mine = this.#nodes().filter(({ entry }) => entry.by === "customer" && MARKED.has(entry.kind));
    const lastSent = mine.findLast((node) => node.entry.seq !== undefined);
    for (const node of mine) {
      node.mark(markOf(node.entry, items.get(node.entry.client_id), node === lastSent, this.chat));
    }
  }

  #nodes() {
    return [...this.#lines.querySelectorAll("rc-line")];
  }

  // Arrow keys walk from line to line, which also shows each one's time.
  #walk(event) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const here = document.activeElement;
    if (!step || (here !== this.#lines && here.localName !== "rc-line")) return;
    const nodes = this.#nodes();
    const at = here === this.#lines ? nodes.length : nodes.indexOf(here);
    const next = nodes[Math.min(nodes.length - 1, Math.max(0, at + step))];
    next?.focus();
    event.preventDefault();
  }
}

customElements.define("rc-log", Log);
