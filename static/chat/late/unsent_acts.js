// What a customer has begun to say about their complaints and not sent: which act, the words, the files.

import { limitsOf } from "./upload_list.js";
import { Uploads } from "./uploads.js";

/** Another language, or another look at the conversation, builds the cards anew: nothing is lost by it. */
export class UnsentActs {
  #chat;
  #kept = new Map();

  constructor(chat) {
    this.#chat = chat;
    chat.conversation.addEventListener("reset", () => this.#forget());
  }

  /** `{doing, texts, uploads}` of one complaint. `doing`: the act now open, or null; `texts`: by act. */
  of(reference) {
    if (!this.#kept.has(reference)) this.#kept.set(reference, { doing: null, texts: new Map(), uploads: this.#uploads() });
    return this.#kept.get(reference);
  }

  #uploads() {
    return new Uploads({ token: () => this.#chat.conversation.token, limits: () => limitsOf(this.#chat) });
  }

  // Files belong to the conversation that they were sent to.
  #forget() {
    for (const { uploads } of this.#kept.values()) uploads.cancelAll();
    this.#kept.clear();
  }
}
