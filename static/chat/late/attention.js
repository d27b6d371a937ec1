// What the customer has seen, what waits unread, and telling staff that the customer is writing.

const SEEN_EVERY_MS = 800;
const TYPING_EVERY_MS = 3000;
const TYPING_ENDS_MS = 4000;
/** How far this browser has read, for every tab and every later page. */
const KEY = "recourse.seen";

export class Attention {
  #conversation;
  #host;
  #shelf;
  #seenTimer = null;
  #typingSince = 0;
  #typingTimer = null;

  constructor(conversation, host, shelf) {
    this.#conversation = conversation;
    this.#host = host;
    this.#shelf = shelf;
    for (const name of ["entries", "loaded", "mode", "reset"]) {
      conversation.addEventListener(name, () => this.#look());
    }
    for (const name of ["shown", "hidden"]) host.addEventListener(name, () => this.#look());
    document.addEventListener("visibilitychange", () => this.#look());
  }

  /** Staff and bot lines that nobody was there to read. */
  get unread() {
    const seen = this.#seen;
    return this.#conversation.line.entries.filter((entry) => entry.by !== "customer" && entry.seq > seen).length;
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

  #look() {
    const { id, loaded, line, mode } = this.#conversation;
    if (!loaded) return;
    if (this.#host.visible && line.last > this.#seen) {
      this.#shelf.set(KEY, { conversation: id, seq: line.last });
      this.#seenTimer ??= setTimeout(() => this.#report(), SEEN_EVERY_MS);
    }
    this.#host.tell("unread", this.unread);
    this.#host.tell("mode", mode);
  }

  #report() {
    this.#seenTimer = null;
    this.#conversation.connection.tell("seen", { seq: this.#seen });
  }
}
