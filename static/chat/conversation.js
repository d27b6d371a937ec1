// The state of one conversation as this page knows it, and what the customer can do.
// Elements render it; they never talk to the socket themselves.

import { Connection } from "/static/shared/connection.js";
import { Line } from "/static/shared/line.js";
import { Outbox } from "/static/shared/outbox.js";
import { hostPage } from "./host.js";
import { openAsk } from "./open_ask.js";

const TAB_KEY = "recourse.conversation";

/**
 * Events: `entries` (detail: the new ones), `ask`, `mode`, `language`, `state` (of the connection),
 * `outbox`, `typing`, `seen`, `loaded`, `reset` (everything shown belongs to another conversation),
 * `notice` (detail: a key of the words).
 */
export class Conversation extends EventTarget {
  #tokens;
  #tab;
  #base = { ask: null, seq: 0 };
  #healing;
  #identity;
  line = new Line();
  id = null;
  lastSeq = null;
  language;
  mode = "bot";
  agent = null;
  position = null;
  waitMinutes = null;
  ask = null;
  limits = { text: 4000, long_text: 8000 };
  seenByStaff = 0;

  /** `chosen`: the embedding page named the language, so the bot need not ask. `tab`: this tab's own shelf. */
  constructor({ io, tokens, tab, language, chosen }) {
    super();
    this.#tokens = tokens;
    this.#tab = tab;
    this.language = language;
    this.connection = new Connection({
      io,
      namespace: "/chat",
      greeting: "welcome",
      auth: () => ({
        token: tokens.current?.token,
        after: this.line.last || undefined,
        language: chosen || this.language !== language ? this.language : undefined,
        page: hostPage(),
        identity: this.#identity,
      }),
    });
    this.outbox = new Outbox({ send: (command, payload) => this.connection.ask(command, payload), storage: tab });
    this.#listen();
  }

  open() {
    this.connection.open();
  }

  /** `Healing`: asks for lines that are missing; it comes after the first paint. */
  heal(Healing) {
    this.#healing = new Healing({ connection: this.connection, line: () => this.line, receive: (entries) => this.#received(entries) });
    if (this.line.gap) this.#healing.now();
  }

  get token() {
    return this.#tokens.current?.token;
  }

  /** All entries up to the one that was the last when we connected are here. */
  get loaded() {
    return this.lastSeq !== null && this.line.last >= this.lastSeq;
  }

  get rated() {
    return this.line.entries.some((entry) => entry.kind === "rated");
  }

  /** Who leads, as far as the lines tell. */
  get agentName() {
    const joined = this.line.entries.findLast((entry) => entry.kind === "joined");
    return this.agent?.name ?? joined?.name ?? null;
  }

  /** True while the answer to the open ask is on its way: a second one could only be stale. */
  get answering() {
    const { ask } = this;
    if (!ask || this.mode !== "bot") return false;
    return this.outbox.items.some((item) => item.state !== "refused" && item.payload.to === ask.to && item.command !== "attach");
  }

  say(text) {
    return this.outbox.add("say", { text, ...this.#to() }, { text });
  }

  choose(choice, label) {
    return this.outbox.add("choose", { choice, ...this.#to() }, { text: label });
  }

  /** `files`: rows `{file, name, bytes}` as the upload answered. */
  attach(files) {
    return this.outbox.add("attach", { files: files.map((row) => row.file), ...this.#to() }, { files });
  }

  leave() {
    return this.outbox.add("leave", {});
  }

  rate(score, comment) {
    return this.outbox.add("rate", { score, ...(comment ? { comment } : {}) });
  }

  speak(language) {
    this.#become({ language }, "language");
    this.outbox.add("language", { language });
  }

  /** `identity`: the host page's signed word on who this is; `null` when they have signed out. */
  identify(identity) {
    this.#identity = identity ?? undefined;
    if (identity) this.connection.renew();
    else this.startAnew();
  }

  startAnew() {
    this.#abandon();
    this.connection.renew();
  }

  // Nothing of this conversation may go on in the next one.
  #abandon() {
    this.#tokens.forget();
    this.#tab.remove(TAB_KEY);
    this.outbox.refuseAll("other_conversation");
    this.#reset();
  }

  #to() {
    return this.ask ? { to: this.ask.to } : {};
  }

  #listen() {
    const { connection, outbox } = this;
    connection.addEventListener("state", () => this.#stateChanged());
    connection.on("welcome", (welcome) => this.#welcomed(welcome));
    connection.on("entries", (entries) => this.#received(entries));
    connection.on("mode", (mode) => this.#modeChanged(mode));
    connection.on("typing", (detail) => this.#tell("typing", detail));
    connection.on("seen", ({ by, seq }) => by !== "customer" && this.#become({ seenByStaff: seq }, "seen"));
    outbox.addEventListener("change", () => this.#tell("outbox"));
    outbox.addEventListener("refused", (event) => this.#refused(event.detail));
    this.#tokens.addEventListener("change", () => this.#followOtherTab());
  }

  #welcomed(welcome) {
    const before = this.#tab.get(TAB_KEY);
    if (before && before !== welcome.conversation) {
      this.outbox.refuseAll("other_conversation");
      this.#tell("notice", "notice.other_tab");
    }
    if (this.id && this.id !== welcome.conversation) this.#reset();
    this.#tab.set(TAB_KEY, welcome.conversation);
    this.#tokens.save(welcome.conversation, welcome.token);
    Object.assign(this, { id: welcome.conversation, lastSeq: welcome.last_seq, limits: welcome.limits });
    const switching = this.outbox.items.some((item) => item.command === "language");
    if (!switching) this.#become({ language: welcome.language }, "language");
    this.#modeChanged(welcome, welcome.last_seq);
    this.outbox.start();
    this.#tell("state");
    if (this.loaded) this.#tell("loaded");
  }

  #received(entries) {
    const loaded = this.loaded;
    const fresh = this.line.add(entries);
    if (fresh.length) this.#tell("entries", fresh);
    this.outbox.settle(entries);
    this.#askChanged();
    this.#followLanguage(fresh);
    if (!loaded && this.loaded) this.#tell("loaded");
    if (this.line.gap) this.#healing?.now();
  }

  #modeChanged({ mode, agent, position, wait_minutes, ask }, seq = this.line.last) {
    this.#base = { ask: ask ?? null, seq };
    this.#become({ mode, agent: agent ?? null, position: position ?? null, waitMinutes: wait_minutes ?? null }, "mode");
    this.#askChanged();
  }

  #askChanged() {
    const ask = openAsk(this.#base, this.line.whole);
    if (ask?.to === this.ask?.to && ask?.field === this.ask?.field) return;
    this.#become({ ask }, "ask");
  }

  // The customer chose or typed a language, here or in another tab.
  #followLanguage(fresh) {
    const chosen = fresh.findLast((entry) => entry.by === "customer" && ["fr", "en"].includes(entry.choice));
    if (chosen && chosen.seq > (this.lastSeq ?? 0)) this.#become({ language: chosen.choice }, "language");
  }

  #stateChanged() {
    const { state, refusal } = this.connection;
    if (state !== "live") this.outbox.stop();
    if (state === "refused" && refusal.code === "forbidden" && this.#identity) {
      this.#identity = undefined; // not valid, or not any more: they stay whoever they were here
      this.connection.open();
    } else if (state === "refused" && refusal.code === "not_found" && this.token) {
      this.#abandon();
      this.#tell("notice", "notice.unknown_conversation");
      this.connection.open();
    }
    this.#tell("state");
  }

  #refused({ item, error }) {
    if (error.code !== "stale") {
      if (!item.shown) this.#tell("notice", "notice.not_done");
      return;
    }
    if (item.command === "choose") this.outbox.remove(item.client_id);
    this.#tell("notice", "notice.stale");
    this.connection.renew(); // `welcome` repeats the ask that is open now.
  }

  #followOtherTab() {
    const current = this.#tokens.current;
    if (!current || !this.id || current.conversation === this.id) return;
    this.#reset();
    this.connection.renew();
  }

  #reset() {
    Object.assign(this, { line: new Line(), id: null, lastSeq: null, seenByStaff: 0, agent: null });
    this.#base = { ask: null, seq: 0 };
    this.#become({ mode: "bot", ask: null }, "reset");
    this.#tell("ask");
    this.#tell("mode");
  }

  #become(values, name) {
    Object.assign(this, values);
    this.#tell(name);
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
