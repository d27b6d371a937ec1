// Between the log and the composer: the queue while one waits, and the farewell when the chat has ended.

import { h, put, uniqueId } from "/static/shared/dom.js";
import { icon } from "/static/shared/icons.js";
import { scoreRow } from "./asks.js";
import { Part } from "../part.js";
import { TakeAlong } from "./take_along.js";

export class SidePanel extends Part {
  #score = null;

  start() {
    this.follow(this.chat.conversation, ["mode", "reset", "loaded"], () => this.render());
    this.follow(this.chat.conversation, ["entries"], ({ detail }) => {
      if (detail.some((entry) => entry.kind === "rated")) this.render();
    });
  }

  render() {
    const { mode } = this.chat.conversation;
    this.hidden = mode !== "waiting" && mode !== "closed";
    if (mode === "waiting") put(this, this.#waiting());
    else if (mode === "closed") put(this, this.#ended());
    else put(this);
  }

  #waiting() {
    const { conversation } = this.chat;
    const { position, waitMinutes } = conversation;
    const place = position ? this.say("waiting.position", { position }) : this.say("waiting.queued");
    const wait = waitMinutes ? this.say("waiting.minutes", { count: waitMinutes }) : this.say("waiting.unknown");
    const label = this.say("waiting.leave");
    return h(
      "section.card.waiting",
      h("div", { role: "status" }, h("p", icon("clock"), h("strong", place)), h("p.soft.small", wait)),
      h("button.button", { type: "button", onclick: () => conversation.choose("leave", label) }, icon("inbox"), label),
    );
  }

  #ended() {
    const { conversation } = this.chat;
    return h(
      "section.card.ended",
      h("h2", this.say("ended.title")),
      conversation.rated ? h("p.soft", this.say("rating.thanks")) : this.#rating(),
      h(
        "div.row",
        h("button.button", { type: "button", onclick: () => conversation.startAnew() }, icon("chat"), this.say("menu.start_anew")),
        h("button.button", { type: "button", onclick: () => TakeAlong.ask(this.chat) }, icon("download"), this.say("menu.transcript")),
      ),
    );
  }

  // First the score, then what one may add to it: nothing is sent by the mere touch of a figure.
  #rating() {
    const id = uniqueId("comment");
    const comment = h("textarea.input", { id, rows: "2", maxlength: "1000" });
    const more = h("div.stack", { hidden: true }, h("div.field", h("label", { for: id }, this.say("rating.comment")), comment), this.#sender(comment));
    const row = scoreRow(this.chat.words, (score) => {
      this.#score = score;
      for (const button of row.querySelectorAll("[data-choice]")) button.setAttribute("aria-pressed", String(Number(button.dataset.choice) === score));
      more.hidden = false;
    });
    return h("div.stack", h("p", this.say("rating.question")), row, more);
  }

  #sender(comment) {
    const onclick = () => this.chat.conversation.rate(this.#score, comment.value.trim());
    return h("button.button.primary", { type: "button", "data-act": "rate", onclick }, this.say("rating.send"));
  }
}

customElements.define("rc-side-panel", SidePanel);
