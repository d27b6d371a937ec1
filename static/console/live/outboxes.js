// One outbox a conversation: replies and notes go on being sent after another one was opened, or after a reload.
import { Outbox } from "../../shared/outbox.js";

/** Fires `change`. `send(command, payload)` as the outbox asks for it. */
export class Outboxes extends EventTarget {
  #send;
  #storage;
  #live = false;
  #boxes = new Map();

  constructor({ send, storage }) {
    super();
    this.#send = send;
    this.#storage = storage;
  }

  of(conversation) {
    if (!this.#boxes.has(conversation)) this.#boxes.set(conversation, this.#made(conversation));
    return this.#boxes.get(conversation);
  }

  /** The line came or went. */
  set live(live) {
    if (live === this.#live) return;
    this.#live = live;
    for (const box of this.#boxes.values()) this.#switch(box);
  }

  #made(conversation) {
    const box = new Outbox({ send: this.#send, storage: this.#storage, key: `recourse.console.outbox.${conversation}` });
    box.addEventListener("change", () => this.dispatchEvent(new Event("change")));
    if (this.#live) box.start();
    return box;
  }

  #switch(box) {
    if (this.#live) box.start();
    else box.stop();
  }
}
