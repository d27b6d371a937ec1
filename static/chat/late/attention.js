// What the customer has seen, what waits unread, and telling staff that the customer is writing.

import { Sound } from "../../shared/sound.js";

const SEEN_EVERY_MS = 800;
const TYPING_EVERY_MS = 3000;
const TYPING_ENDS_MS = 4000;
/** How far this browser has read, for every tab and every later page. */
const KEY = "recourse.seen";
const SOUND = "recourse.sound";

export class Attention {
  #conversation;
  #host;
  #settings;
  #shelf;
  #seenTimer = null;
  #typingSince = 0;
  #typingTimer = null;
  #sound = new Sound();
  #heard = 0;
  #first = true;
  /** The `seq` of the first line that came while nobody looked, or null; the log draws a line above it. */
  newFrom = null;

  /** `lasting`: what this browser keeps for every tab. */
  constructor({ conversation, host, settings, lasting }) {
    this.#conversation = conversation;
    this.#host = host;
    this.#shelf = lasting;
    this.#settings = settings;
    conversation.addEventListener("reset", () => (this.newFrom = null));
    for (const name of ["entries", "loaded", "mode", "reset"]) {
      conversation.addEventListener(name, () => this.#look());
    }
    for (const name of ["shown", "hidden"]) host.addEventListener(name, () => this.#look());
    document.addEventListener("visibilitychange", () => this.#look());
    this.#look(); // the conversation may have come before this did
  }

  /** Staff and bot lines that nobody was there to read. */
  get unread() {
    return this.#unreadLines().length;
  }

  /** Call at each keystroke. Only a person cares; the bot does not wait. */
  typing() {
    if (this.#conversation.mode !== "agent") return;
    clearTimeout(this.#typingTimer);
    this.#typingTimer = setTimeout(() => this.stopped(), TYPING_ENDS_MS);
    if (Date.now() - this.#typingSince < TYPING_EVERY_MS) return;
    this.#typingSince = Date.now();
    this.#conversation.connection.tell("typing", { on: true });
  }

  stopped() {
    clearTimeout(this.#typingTimer);
    if (this.#typingSince) this.#conversation.connection.tell("typing", { on: false });
    this.#typingSince = 0;
  }

  get #seen() {
    const mark = this.#shelf.get(KEY);
    return mark?.conversation === this.#conversation.id ? mark.seq : 0;
  }

  get sounds() {
    return this.#shelf.get(SOUND) === true;
  }

  set sounds(on) {
    this.#shelf.set(SOUND, on);
    if (on) this.#sound.play();
  }

  #look() {
    const { id, loaded, line, mode } = this.#conversation;
    if (!loaded) return;
    this.#divide();
    if (this.#host.visible && line.last > this.#seen) {
      this.#shelf.set(KEY, { conversation: id, seq: line.last });
      this.#seenTimer ??= setTimeout(() => this.#report(), SEEN_EVERY_MS);
    }
    const { unread } = this;
    this.#host.tell("unread", unread);
    document.title = unread ? `(${unread}) ${this.#settings.firm}` : this.#settings.firm;
    if (unread > this.#heard && this.sounds) this.#sound.play();
    this.#heard = unread;
    this.#host.tell("mode", mode);
  }

  // A person who is there needs no mark; nor does one who comes for the first time.
  #divide() {
    const lines = this.#unreadLines();
    if (lines.length && this.#seen && (this.#first || !this.#host.visible)) this.newFrom ??= lines[0].seq;
    this.#first = false;
  }

  #unreadLines() {
    const seen = this.#seen;
    return this.#conversation.line.entries.filter((entry) => entry.by !== "customer" && entry.seq > seen);
  }

  #report() {
    this.#seenTimer = null;
    this.#conversation.connection.tell("seen", { seq: this.#seen });
  }
}
