// One Socket.IO namespace: WebSocket only, every command answered or its outcome plainly unknown.

import { backoff } from "./backoff.js";

/** How long a command may stay unanswered before its outcome counts as unknown. */
const ANSWER_MS = 10_000;
/** Failures in a row, with never a success, after which the page says that the way is blocked. */
const BLOCKED_AFTER = 3;

/**
 * `state`: "connecting", "live" (the greeting has come), "lost" (trying again by itself),
 * "blocked" (never got through; still trying) or "refused" (`refusal` is `{code, message}`; stays until `open`).
 * A `state` event tells of each change.
 */
export class Connection extends EventTarget {
  #socket;
  #greeting;
  #failures = 0;
  #everLive = false;
  #timer = null;
  #longestPause;
  state = "connecting";
  refusal = null;

  /**
   * `greeting`: the first event after the namespace is connected. `auth()` is read anew at each try.
   * `longestPause`: milliseconds between two tries at the most.
   */
  constructor({ io, namespace, greeting, auth, longestPause = 15_000 }) {
    super();
    this.#longestPause = longestPause;
    this.#greeting = greeting;
    this.#socket = io(namespace, {
      transports: ["websocket"],
      autoConnect: false,
      forceNew: true,
      reconnectionDelay: 1000,
      reconnectionDelayMax: longestPause,
      randomizationFactor: 1,
      timeout: ANSWER_MS,
      auth: (give) => give(auth()),
    });
    this.#listen();
  }

  on(name, listener) {
    this.#socket.on(name, listener);
  }

  open() {
    this.refusal = null;
    // On its way already: asking twice on one line is an error, and both would be refused.
    if (!this.#socket.active) this.#socket.connect();
  }

  close() {
    clearTimeout(this.#timer);
    this.#socket.disconnect();
  }

  /** Comes back with a fresh greeting, which repeats the whole state; also skips any back-off. */
  renew() {
    this.close();
    this.#become("connecting");
    this.open();
  }

  /** The answer, `{ok}` or `{error}`. Rejects when there is none: the command may or may not have arrived. */
  async ask(command, payload) {
    if (this.state !== "live") throw new Error("no line");
    return this.#socket.timeout(ANSWER_MS).emitWithAck(command, payload);
  }

  /** For what may be lost without harm (typing). */
  tell(command, payload) {
    if (this.state === "live") this.#socket.emit(command, payload, () => {});
  }

  #listen() {
    this.#socket.on(this.#greeting, () => {
      this.#everLive = true;
      this.#failures = 0;
      this.#become("live");
    });
    this.#socket.on("disconnect", (reason) => {
      if (reason === "io client disconnect") return;
      this.#become("lost");
      // The library stays away after the server's own goodbye; we come back.
      if (reason === "io server disconnect") this.#openLater();
    });
    this.#socket.on("connect_error", (error) => this.#failed(error));
    globalThis.addEventListener?.("online", () => this.#wake());
    globalThis.addEventListener?.("offline", () => this.#become("lost"));
  }

  #failed(error) {
    this.#failures += 1;
    const code = error.data?.code;
    if (code && code !== "try_again" && code !== "slow_down") {
      this.refusal = { code, message: error.message };
      this.#become("refused");
      return;
    }
    this.#become(!this.#everLive && this.#failures >= BLOCKED_AFTER ? "blocked" : "lost");
    if (!this.#socket.active) this.#openLater(error.data?.retry_after);
  }

  #openLater(seconds = 0) {
    clearTimeout(this.#timer);
    const wait = backoff(Math.max(1, this.#failures), { base: 1000, ceiling: this.#longestPause, atLeast: seconds * 1000 });
    this.#timer = setTimeout(() => this.open(), wait);
  }

  #wake() {
    if (this.state !== "live" && this.state !== "refused") this.renew();
  }

  #become(state) {
    if (state === this.state) return;
    this.state = state;
    this.dispatchEvent(new Event("state"));
  }
}
