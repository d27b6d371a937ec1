// Under the newest card of a followed complaint: what the firm waits for, and what the customer may do.

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

export class OwnComplaint extends Part {
  #reference;
  #seq;
  #told = null;
  #doing = null;

  static of({ complaint, seq }, chat) {
    const own = OwnComplaint.make(chat);
    own.#reference = complaint.reference;
    own.#seq = seq;
    return own;
  }

  start() {
    const { conversation } = this.chat;
    this.follow(conversation, ["entries"], () => this.#isNewest() || this.remove());
    this.follow(conversation, ["mode"], () => this.render());
    this.follow(conversation.outbox, ["refused"], ({ detail }) => detail.item.command === "act" && this.#load());
    this.#load();
  }

  render() {
    const told = this.#told;
    const open = told && this.chat.conversation.mode !== "closed";
    put(this, told?.asked ? this.#asked(told.asked) : null, told?.proposal ? this.#proposal(told.proposal) : null);
    if (open && this.#doing) this.append(this.#form());
    else if (open) this.append(this.#acts(told.allowed), this.#letters(told.letters));
  }

  // An older card stays as it was read; a page without the code's hour shows the card alone.
  async #load() {
    if (!this.#isNewest()) return;
    const { conversation } = this.chat;
    this.#told = await fetched(conversation.token, `/api/chat/complaints/${this.#reference}`);
    this.render();
  }

  #isNewest() {
    const { entries } = this.chat.conversation.line;
    const newest = entries.findLast(({ kind, complaint }) => kind === "status" && complaint?.reference === this.#reference);
    return newest?.seq === this.#seq;
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
    this.#doing = event;
    this.render();
  }

  #form() {
    const event = this.#doing;
    return ActForm.of(event, this.chat, (said) => {
      this.#doing = null;
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
