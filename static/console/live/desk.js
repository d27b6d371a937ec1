// The live console's one store: what the server told, what is open, what is on its way. Elements only render it.
import { newId } from "../../shared/outbox.js";
import { writable } from "./freshness.js";
import { Outboxes } from "./outboxes.js";
import * as state from "./state.js";
import { Wire } from "./wire.js";

const REDUCERS = {
  hello: state.hello,
  queue: state.queue,
  conversation: state.line,
  staff: state.person,
  alert: state.alerted,
  entries: state.entries,
  mode: state.mode,
  typing: state.typing,
  seen: state.seen,
};
const TYPING_MS = 3_000;
const AWAY = "recourse.console.away";

/** Fires `change` after anything that may be seen, and `ended` when the session is over. */
export class Desk extends EventTarget {
  #wire;
  #storage;
  #typedAt = new Map();
  #reading = new Map();
  #overtaken = new Set();
  state = state.EMPTY;
  open = null;
  problems = {};

  constructor({ token, storage }) {
    super();
    this.#wire = new Wire(token);
    this.#storage = storage;
    this.outboxes = new Outboxes({ storage, send: (command, payload) => this.#wire.send(command, payload) });
    this.outboxes.addEventListener("change", () => this.#changed());
    this.#wire.addEventListener("heard", ({ detail }) => this.#heard(detail));
    this.#wire.addEventListener("link", () => this.#linkChanged());
    this.#wire.addEventListener("ended", () => this.dispatchEvent(new Event("ended")));
  }

  start() {
    this.#wire.open();
  }

  stop() {
    this.#wire.close();
  }

  /** The server's sentences come in the language that holds now. */
  renew() {
    this.#wire.renew();
  }

  get link() {
    return this.#wire.link;
  }

  writable(id) {
    return writable(this.link, this.state.threads[id]);
  }

  /** Watch a conversation; the one before is left unless it is ours. */
  show(id) {
    if (id === this.open) return;
    const before = this.open;
    this.open = id;
    if (before && !state.isMine(this.state, state.lineOf(this.state, before))) {
      this.#wire.tell("unwatch", { conversation: before });
      this.state = state.unwatched(this.state, before);
    }
    if (id && this.link.connected) this.#read(id);
    this.#changed();
  }

  /** A command that changes a conversation; the same `clientId` makes it safe to repeat. Throws a Refusal. */
  async act(name, payload, clientId = newId()) {
    const done = await this.#wire.command(name, { ...payload, client_id: clientId });
    if (payload.conversation === this.open) await this.#read(this.open);
    return done;
  }

  /** `kind` is `reply` or `note`. */
  write(kind, conversation, text) {
    this.outboxes.of(conversation).add(kind, { conversation, text }, { text });
    this.typing(conversation, false);
  }

  async available(on) {
    await this.#wire.command("available", { on });
    if (on) this.#storage.remove(AWAY);
    else this.#storage.set(AWAY, this.state.me.id);
    this.#apply(state.person, { id: this.state.me.id, available: on });
  }

  /** Tell the customer that we write, at most every three seconds; that we stopped, at once. */
  typing(conversation, on) {
    const last = this.#typedAt.get(conversation) ?? 0;
    if (on ? Date.now() - last < TYPING_MS : last === 0) return;
    this.#typedAt.set(conversation, on ? Date.now() : 0);
    this.#wire.tell("typing", { conversation, on });
  }

  /** What the customer wrote was before our eyes. */
  sawAll(id) {
    const thread = this.state.threads[id];
    const seq = state.lastSeq(thread);
    if (!state.isMine(this.state, thread?.line) || (thread.seen.me ?? 0) >= seq || !this.writable(id)) return;
    this.#apply(state.seen, { conversation: id, by: "me", seq });
    this.#wire.tell("seen", { conversation: id, seq });
  }

  listWithBot(lines) {
    this.#apply(state.withBot, lines);
  }

  dismiss(alert) {
    this.#apply(state.dismissed, alert);
  }

  #heard({ name, payload }) {
    this.#noteOvertaken(name, payload.conversation);
    this.#apply(REDUCERS[name], payload);
    if (name === "hello") this.#returned();
    if (name === "queue") this.#lookAgain();
    if (name === "entries") this.#arrived(payload);
  }

  /** What changes while it is read may be newer than the answer on its way. */
  #noteOvertaken(name, id) {
    const lost = name === "mode" || (name === "entries" && !this.state.threads[id]);
    if (lost && this.#reading.has(id)) this.#overtaken.add(id);
  }

  /** What stands open as waiting and has left the queue is led by somebody, whether or not we were told. */
  #lookAgain() {
    const open = this.state.threads[this.open];
    const waits = this.state.waiting.some((line) => line.conversation === this.open);
    if (open?.synced && open.line.mode === "waiting" && !waits) this.#read(this.open);
  }

  #returned() {
    // The server takes whoever comes for available; who went away before a reload or a lost line is still away.
    const { me } = this.state;
    if (me.available && this.#storage.get(AWAY) === me.id) this.#wire.tell("available", { on: false });
    // What a conversation of ours had not yet sent before a reload goes out without being opened.
    for (const line of this.state.mine) this.outboxes.of(line.conversation);
    if (this.open) this.#read(this.open);
  }

  #arrived({ conversation, entries }) {
    this.outboxes.of(conversation).settle(entries);
    const thread = this.state.threads[conversation];
    if (thread?.synced && thread.log.gap) this.#read(conversation);
  }

  #linkChanged() {
    const { connected } = this.link;
    if (!connected) this.state = state.disconnected(this.state);
    this.outboxes.live = connected;
    this.#changed();
  }

  /** Whoever asks while it is read waits for one more look: what they did may be newer than the answer on its way. */
  #read(id) {
    if (this.#reading.has(id)) this.#overtaken.add(id);
    else this.#reading.set(id, this.#readAll(id));
    return this.#reading.get(id);
  }

  /** Read what comes after the last number without a gap, until there is no more. */
  async #readAll(id) {
    try {
      for (let more = true; more; ) {
        this.#overtaken.delete(id);
        more = (await this.#readSome(id)) || this.#overtaken.has(id);
      }
      this.#apply(state.synced, id);
      this.#problem(id, undefined);
    } catch (refusal) {
      this.#problem(id, refusal);
    } finally {
      this.#reading.delete(id);
    }
  }

  async #readSome(id) {
    const after = this.state.threads[id]?.log.last ?? 0;
    const answer = await this.#wire.command("watch", { conversation: id, after });
    this.#apply(state.watched, answer);
    this.outboxes.of(id).settle(answer.entries);
    return answer.more && answer.entries.length > 0;
  }

  #problem(id, refusal) {
    this.problems = { ...this.problems, [id]: refusal };
    this.#changed();
  }

  #apply(change, payload) {
    this.state = change(this.state, payload);
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}
