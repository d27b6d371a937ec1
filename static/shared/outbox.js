// What a person sent and the server has not yet confirmed. It outlives a lost line and a reload.
//
// An item keeps the client_id of its first try for ever, so the server knows a repeated one: it is
// sent again until its outcome is known, and is never "failed, please send again".

import { backoff } from "./backoff.js";

/** The outcome is unknown, or the server asks for patience: the same item goes again. */
const PATIENCE = new Set(["try_again", "slow_down", "busy"]);
/** After so many `internal` answers the person decides; else one poisoned line would block the rest. */
const INTERNAL_TRIES = 4;

/**
 * `send(command, payload)` resolves to the server's answer `{ok}` or `{error}` and rejects when the
 * outcome is unknown. `storage` has `get`, `set`, `remove`; give each tab its own.
 * Items are `{client_id, command, payload, shown?, at, state, tries, seq?, code?, message?}`;
 * `state`: "sending", "sent" (confirmed, its entry not yet here) or "refused".
 */
export class Outbox extends EventTarget {
  #items;
  #send;
  #storage;
  #key;
  #tools;
  #live = false;
  #busy = false;
  #round = 0;
  #timer = null;

  constructor({ send, storage, key = "recourse.outbox", ...tools }) {
    super();
    this.#send = send;
    this.#storage = storage;
    this.#key = key;
    this.#tools = { random: Math.random, now: Date.now, later: setTimeout, cancel: clearTimeout, newId, ...tools };
    this.#items = (storage.get(key) ?? []).map((item) => ({ ...item, tries: 0 }));
  }

  get items() {
    return this.#items;
  }

  /** True while something still has to reach the server. */
  get waiting() {
    return this.#items.some((item) => item.state === "sending");
  }

  /** `shown`: what the page shows of it meanwhile; without it nothing is shown, nor kept when refused. */
  add(command, payload, shown) {
    const { newId, now } = this.#tools;
    const item = { client_id: newId(), command, payload, shown, at: now(), state: "sending", tries: 0 };
    this.#items.push(item);
    this.#changed();
    this.#drain();
    return item;
  }

  /** The line is live: try at once. */
  start() {
    this.#live = true;
    this.#tryNow();
  }

  /** The line is lost: hold everything. */
  stop() {
    this.#live = false;
    this.#clearTimer();
  }

  /** A refused item goes again, by the person's wish, under its own client_id. */
  retry(client_id) {
    const item = this.#find(client_id);
    if (item?.state !== "refused") return;
    Object.assign(item, { state: "sending", tries: 0, code: undefined, message: undefined });
    this.#changed();
    this.#tryNow();
  }

  remove(client_id) {
    this.#keep((item) => item.client_id !== client_id);
  }

  /** These entries are in the conversation: whatever became them is done. */
  settle(entries) {
    const arrived = new Set(entries.map((entry) => entry.client_id));
    const numbers = new Set(entries.map((entry) => entry.seq));
    this.#keep((item) => !arrived.has(item.client_id) && !(item.state === "sent" && numbers.has(item.seq)));
  }

  /** The conversation is gone: nothing here may go to another one unasked. */
  refuseAll(code) {
    for (const item of this.#items) Object.assign(item, { state: "refused", code });
    this.#items = this.#items.filter((item) => item.shown);
    this.#changed();
  }

  #find(client_id) {
    return this.#items.find((item) => item.client_id === client_id);
  }

  #keep(wanted) {
    const kept = this.#items.filter(wanted);
    if (kept.length === this.#items.length) return;
    this.#items = kept;
    this.#changed();
  }

  #tryNow() {
    this.#round += 1;
    this.#clearTimer();
    for (const item of this.#items) item.tries = 0;
    this.#drain();
  }

  // One at a time, in order: the second line of a thought must not overtake the first.
  async #drain() {
    if (this.#busy) return;
    this.#busy = true;
    while (this.#live && this.#timer === null) {
      const item = this.#items.find((one) => one.state === "sending");
      if (!item) break;
      await this.#attempt(item);
    }
    this.#busy = false;
  }

  async #attempt(item) {
    const round = this.#round;
    item.tries += 1;
    const answer = await this.#answer(item);
    if (!this.#items.includes(item) || item.state !== "sending") return;
    if (answer?.ok) {
      this.#sent(item, answer.ok);
    } else if (isFinal(answer?.error, item.tries)) {
      this.#refused(item, answer.error);
    } else if (round === this.#round && this.#live) {
      this.#wait(item, answer?.error?.retry_after ?? 0);
    }
  }

  async #answer(item) {
    try {
      return await this.#send(item.command, { ...item.payload, client_id: item.client_id });
    } catch {
      return null; // No answer: it may or may not have arrived. The same client_id makes the next try safe.
    }
  }

  #sent(item, ok) {
    item.state = "sent";
    item.seq = ok.seq;
    if (item.seq === undefined) this.#items = this.#items.filter((one) => one !== item);
    this.#changed();
    this.dispatchEvent(new CustomEvent("sent", { detail: { item, ok } }));
  }

  #refused(item, error) {
    Object.assign(item, { state: "refused", code: error.code, message: error.message });
    if (!item.shown) this.#items = this.#items.filter((one) => one !== item);
    this.#changed();
    this.dispatchEvent(new CustomEvent("refused", { detail: { item, error } }));
  }

  #wait(item, seconds) {
    const { random, later } = this.#tools;
    this.#timer = later(() => {
      this.#timer = null;
      this.#drain();
    }, backoff(item.tries, { random, atLeast: seconds * 1000 }));
  }

  #clearTimer() {
    const { cancel } = this.#tools; // a browser's own timers must not be called as methods of something else
    if (this.#timer !== null) cancel(this.#timer);
    this.#timer = null;
  }

  #changed() {
    const unsure = this.#items.filter((item) => item.state !== "sent");
    if (unsure.length) this.#storage.set(this.#key, unsure);
    else this.#storage.remove(this.#key);
    this.dispatchEvent(new Event("change"));
  }
}

function isFinal(error, tries) {
  if (!error || PATIENCE.has(error.code)) return false;
  return error.code !== "internal" || tries >= INTERNAL_TRIES;
}

/** 128 random bits; `crypto.randomUUID` is missing on pages without https. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
