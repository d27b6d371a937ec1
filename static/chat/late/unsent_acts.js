// What a customer has begun to say about their complaints and not sent: which act, the words, the files.

import { keptIn, limitsOf } from "./upload_list.js";
import { Uploads } from "./uploads.js";

/** Of one complaint; kept for this tab, so that a reload loses nothing. */
class Unsent {
  #kept;
  #doing;
  #texts;

  constructor(chat, reference) {
    this.#kept = keptIn(chat, `recourse.act:${reference}`);
    const { shelf, key, owner } = this.#kept;
    const found = shelf.get(key);
    const { doing = null, texts = {} } = found?.owner === owner() ? found : {};
    this.#doing = doing;
    this.#texts = texts;
    this.uploads = new Uploads({
      token: () => chat.conversation.token,
      limits: () => limitsOf(chat),
      kept: keptIn(chat, `recourse.act_files:${reference}`),
    });
    this.uploads.restore();
  }

  /** The act now open, or null. */
  get doing() {
    return this.#doing;
  }

  set doing(event) {
    this.#doing = event;
    this.#keep();
  }

  textOf(event) {
    return this.#texts[event] ?? "";
  }

  write(event, text) {
    this.#texts[event] = text;
    this.#keep();
  }

  #keep() {
    const { shelf, key, owner } = this.#kept;
    if (this.#doing || Object.values(this.#texts).some(Boolean)) shelf.set(key, { owner: owner(), doing: this.#doing, texts: this.#texts });
    else shelf.remove(key);
  }
}

/** Another language, or another look at the conversation, builds the cards anew: nothing is lost by it. */
export class UnsentActs {
  #chat;
  #kept = new Map();

  constructor(chat) {
    this.#chat = chat;
    chat.conversation.addEventListener("reset", () => this.#forget());
  }

  of(reference) {
    if (!this.#kept.has(reference)) this.#kept.set(reference, new Unsent(this.#chat, reference));
    return this.#kept.get(reference);
  }

  // Files belong to the conversation that they were sent to.
  #forget() {
    for (const { uploads } of this.#kept.values()) uploads.cancelAll();
    this.#kept.clear();
  }
}
