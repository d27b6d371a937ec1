// "Léa is writing", for as long as the server says so and never longer than it may be true.

import { h, put } from "/static/shared/dom.js";
import { Part } from "../part.js";

const FORGET_MS = 8000;

export class TypingLine extends Part {
  #timer = null;

  start() {
    const { conversation } = this.chat;
    this.follow(conversation, ["typing"], ({ detail }) => this.#typing(detail));
    this.follow(conversation, ["mode", "reset"], () => this.#clear());
    this.follow(conversation, ["entries"], ({ detail }) => {
      if (detail.some((entry) => entry.by !== "customer")) this.#clear();
    });
  }

  #typing({ by, on }) {
    if (by === "customer") return; // our own other tab
    clearTimeout(this.#timer);
    if (!on) {
      put(this);
      return;
    }
    const name = this.chat.conversation.agentName ?? this.say(by === "bot" ? "who.bot" : "who.agent");
    put(this, h("span.dots", { "aria-hidden": "true" }, h("i"), h("i"), h("i")), this.say("typing.by", { name }));
    this.#timer = setTimeout(() => put(this), FORGET_MS);
  }

  #clear() {
    clearTimeout(this.#timer);
    put(this);
  }
}

customElements.define("rc-typing-line", TypingLine);
