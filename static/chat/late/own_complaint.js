// Under each card of a complaint: what the firm waits for and what the customer may do, or the way to that.

import { longDate } from "/static/shared/dates.js";
import { h, put } from "/static/shared/dom.js";
import { icon } from "/static/shared/icons.js";
import { ActForm } from "./act_form.js";
import { Part } from "../part.js";
import { letterButton } from "./parts.js";
import { fetched } from "./server_files.js";
import { linked } from "./speech.js";

/** In this order; the first of each pair weighs more. */
const ANSWERS = ["accept", "refuse_response"];
const ANY_TIME = ["provide_information", "withdraw"];
/** Kinds of the lines that carry such a card. */
const CARDS = new Set(["filed", "status"]);

export class OwnComplaint extends Part {
  #reference;
  #entry;
  #unsent;
  /** As the server tells; null without a code's hour; undefined as long as it has not said. */
  #told;
  #mode;

  /** `entry`: the line of the card. */
  static of(entry, chat) {
    const own = OwnComplaint.make(chat);
    own.#reference = entry.complaint.reference;
    own.#entry = entry;
    own.#unsent = chat.unsentActs.of(own.#reference);
    return own;
  }

  start() {
    const { conversation } = this.chat;
    // Built anew only where something else is to be seen: somebody may be writing in the form.
    this.follow(conversation, ["entries"], () => this.#newest() === this.#entry || this.render());
    this.follow(conversation, ["mode"], () => conversation.mode === this.#mode || this.render());
    this.follow(conversation, ["state"], () => this.#told === undefined && conversation.connection.state === "live" && this.#load());
    this.follow(conversation.outbox, ["refused"], ({ detail }) => detail.item.command === "act" && this.#load());
    this.#load();
  }

  render() {
    const told = this.#told;
    const { mode } = this.chat.conversation;
    this.#mode = mode;
    const newest = this.#newest();
    if (newest !== this.#entry) put(this, this.#pointer());
    else if (told) this.#show(told, mode !== "closed");
    else put(this, told === null && mode === "bot" ? this.#door() : null);
  }

  #show(told, open) {
    const doing = open && told.allowed.includes(this.#unsent.doing);
    put(
      this,
      told.asked ? this.#asked(told.asked) : null,
      told.proposal ? this.#proposal(told.proposal) : null,
      doing ? this.#form() : null,
      open && !doing ? [this.#acts(told.allowed), this.#letters(told.letters)] : null,
    );
  }

  async #load() {
    if (this.#newest() !== this.#entry) return;
    const { token } = this.chat.conversation;
    this.#told = this.#entry.kind === "filed" ? null : await fetched(token, `/api/chat/complaints/${this.#reference}`);
    this.render();
  }

  // The one that tells how the complaint stands now.
  #newest() {
    return this.chat.conversation.line.entries.findLast(({ kind, complaint }) => CARDS.has(kind) && complaint?.reference === this.#reference);
  }

  // What was read earlier stays as it was; what one may do stands under the newest.
  #pointer() {
    const look = () => this.dispatchEvent(new CustomEvent("look", { bubbles: true, detail: this.#newest()?.seq }));
    return h("button.button.quiet", { type: "button", "data-act": "look", onclick: look }, icon("down"), this.say("own.newest"));
  }

  #door() {
    const ask = () => this.chat.codeRequest.begin(this.#reference, this.say("menu.status"));
    return [h("p.soft.small", this.say("own.code_meaning")), h("div.acts", h("button.button", { type: "button", "data-act": "code", onclick: ask }, icon("inbox"), this.say("own.code")))];
  }

  #asked({ questions, by }) {
    return h("section.owed", h("h3", this.say("owed.asked")), h("p.text", { dir: "auto" }, questions), this.#until(by));
  }

  #proposal({ text, redress, by }) {
    const { language } = this.chat.words;
    const money = redress?.amount;
    const amount = money && new Intl.NumberFormat(language, { style: "currency", currency: money.currency }).format(money.minor / 100);
    return h(
      "section.owed",
      h("h3", this.say("owed.proposal")),
      h("p.text", { dir: "auto" }, linked(text ?? "")),
      amount ? h("p", h("strong.figures", amount)) : null,
      this.#until(by),
    );
  }

  #until(day) {
    if (!day) return null;
    const date = longDate(this.chat.words.language, day);
    return h("p.soft.small", h("time", { datetime: day }, this.say("owed.by", { date })));
  }

  #acts(allowed) {
    const button = (event, weight) =>
      allowed.includes(event) ? h(weight, { type: "button", "data-act": event, onclick: () => this.#begin(event) }, this.say(`act.${event}`)) : null;
    const first = this.#told.asked ? "button.button.primary" : "button.button";
    return h(
      "div.acts",
      ANSWERS.map((event, at) => button(event, at ? "button.button" : "button.button.primary")),
      ANY_TIME.map((event, at) => button(event, at ? "button.button.quiet" : first)),
    );
  }

  #letters(letters) {
    if (!letters.length) return "";
    const name = (kind) => this.say(this.chat.words.has(`letter.${kind}`) ? `letter.${kind}` : "letter.other");
    return h(
      "details.letters",
      h("summary", icon("file"), this.say("letter.all", { count: letters.length })),
      h("ul", letters.map(({ letter, kind }) => h("li", letterButton(this.#reference, letter, name(kind), this.chat)))),
    );
  }

  #begin(event) {
    this.#unsent.doing = event;
    this.render();
    this.querySelector("rc-act-form")?.focusText();
  }

  #form() {
    const event = this.#unsent.doing;
    return ActForm.of(this.#unsent, this.chat, (said) => {
      this.#unsent.doing = null;
      this.render();
      if (!said) this.querySelector(`[data-act="${event}"]`)?.focus();
      else this.#send(event, said);
    });
  }

  #send(event, { text, files }) {
    const payload = { reference: this.#reference, version: this.#told.version, event };
    if (text) payload.text = text;
    if (files.length) payload.files = files.map((row) => row.file);
    this.chat.conversation.outbox.add("act", payload, { text: [this.say(`act.${event}.said`), text].filter(Boolean).join(" ") });
  }
}

customElements.define("rc-own-complaint", OwnComplaint);
