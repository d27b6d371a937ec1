// Asks now and then for entries that may be missing: the bus between servers may lose one.

const EVERY_MS = 60_000;
const PAGE = 200;

export class Healing {
  #connection;
  #line;
  #receive;
  #busy = false;

  /** `line()`: the line as it stands. `receive(entries)`: adds them to it. */
  constructor({ connection, line, receive }) {
    this.#connection = connection;
    this.#line = line;
    this.#receive = receive;
    setInterval(() => document.hidden || this.now(), EVERY_MS);
    document.addEventListener("visibilitychange", () => document.hidden || this.now());
  }

  async now() {
    if (this.#busy || this.#connection.state !== "live") return;
    this.#busy = true;
    try {
      for (let more = true; more; ) {
        const before = this.#line().last;
        const { ok } = await this.#connection.ask("entries", { after: before, limit: PAGE });
        if (ok) this.#receive(ok.entries);
        more = Boolean(ok?.more) && this.#line().last > before;
      }
    } catch (error) {
      console.info("recourse: healed later, when the line is back", error.message);
    } finally {
      this.#busy = false;
    }
  }
}
