// Above the composer while the flow counts its questions: how far, back, skip.

import { h, put } from "/static/shared/dom.js";
import { icon } from "/static/shared/icons.js";
import { Part } from "../part.js";

export class AskBar extends Part {
  start() {
    this.follow(this.chat.conversation, ["ask", "outbox"], () => this.render());
  }

  render() {
    const { ask, answering } = this.chat.conversation;
    const progress = ask?.progress;
    // Where skipping is one of the choices already, or the files have their own button, once is enough.
    const skips = ask?.optional && ask.type !== "files" && !ask.choices?.some(({ value }) => value === "skip");
    this.hidden = !ask || answering || !(progress || skips);
    if (this.hidden) put(this);
    else put(this, progress ? this.#progress(progress) : null, h("span.gap"), progress ? this.#act("back", "back") : null, skips ? this.#act("skip") : null);
  }

  #progress({ this: done, of }) {
    const words = this.say("ask.progress", { this: done, of });
    return h("div.progress", h("span.figures.small", words), h("progress", { max: of, value: done, "aria-label": words }));
  }

  #act(choice, sign) {
    const label = this.say(`ask.${choice}`);
    const onclick = () => this.chat.conversation.choose(choice, label);
    return h("button.button.quiet", { type: "button", "data-choice": choice, onclick }, sign ? icon(sign) : null, label);
  }
}

customElements.define("rc-ask-bar", AskBar);
