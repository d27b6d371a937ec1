// The console's line to the server: commands with answers, and an honest account of when we last heard anything.
import { io } from "/npm/socket.io-client.js";
import { Connection } from "../../shared/connection.js";
import { Refusal } from "../api.js";
import { language } from "../i18n.js";
import { BEAT_MS } from "./freshness.js";

const EVENTS = ["hello", "queue", "conversation", "staff", "alert", "entries", "mode", "typing", "seen"];
/** Customers wait at the other end, and consoles are few: no need to spread their return as widely as customers'. */
const LONGEST_PAUSE_MS = 3_000;
const OVER = new Set(["signed_out", "forbidden"]);

/** Fires `heard` (`detail: {name, payload}`), `link` when the line comes or goes, `ended` when signed out. */
export class Wire extends EventTarget {
  #connection;
  #beat;
  link = { connected: false, syncedAt: 0 };

  constructor(token) {
    super();
    const auth = () => ({ csrf: token(), language: language() });
    this.#connection = new Connection({ io, namespace: "/console", greeting: "hello", auth, longestPause: LONGEST_PAUSE_MS });
    for (const name of EVENTS) this.#connection.on(name, (payload) => this.#heard(name, payload));
    this.#connection.addEventListener("state", this.#moved);
  }

  open() {
    this.#connection.open();
    this.#beat = setInterval(this.#ask, BEAT_MS);
    document.addEventListener("visibilitychange", this.#ask);
  }

  /** Greets anew: the server speaks the language that holds now. */
  renew() {
    this.#connection.renew();
  }

  close() {
    clearInterval(this.#beat);
    document.removeEventListener("visibilitychange", this.#ask);
    this.#connection.close();
  }

  /** The server's answer as it is, `{ok}` or `{error}`; rejects when the outcome is unknown. */
  async send(name, payload) {
    const answer = await this.#connection.ask(name, payload);
    this.link = { ...this.link, syncedAt: Date.now() };
    if (answer.error?.code === "signed_out") this.#tell("ended");
    return answer;
  }

  /** The `ok` of a command. Throws a Refusal; `offline` when it was not sent, `no_answer` when nobody knows. */
  async command(name, payload) {
    if (!this.link.connected) throw new Refusal({ code: "offline" });
    const answer = await this.send(name, payload).catch(() => ({ error: { code: "no_answer" } }));
    if (answer.error) throw new Refusal(answer.error);
    return answer.ok;
  }

  /** For what may be lost without harm: typing, seen marks, ceasing to watch. */
  tell(name, payload) {
    this.#connection.tell(name, payload);
  }

  /** A round trip through the application, not only the socket: what proves that the line lives. */
  #ask = async () => {
    if (!this.link.connected) return;
    const answer = await this.send("queue", {}).catch(() => null);
    if (answer?.ok) this.#tell("heard", { name: "queue", payload: answer.ok });
  };

  #heard(name, payload) {
    this.link = { ...this.link, syncedAt: Date.now() };
    this.#tell("heard", { name, payload });
  }

  #moved = () => {
    this.link = { ...this.link, connected: this.#connection.state === "live" };
    this.#tell("link");
    if (OVER.has(this.#connection.refusal?.code)) this.#tell("ended");
  };

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
