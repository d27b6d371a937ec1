// The strip under the header: the line's true state and short notices. It says what is kept.

import { h, put } from "/static/shared/dom.js";
import { icon } from "/static/shared/icons.js";
import { Part } from "../part.js";
import { contactLine } from "./contact.js";

/** A drop so short that the page is back before anybody would read of it is not worth a word. */
const PATIENCE_MS = 1500;

export class Banner extends Part {
  #state = h("div.strip", { role: "status" });
  #notice = h("div.strip", { role: "status" });
  #timer = null;

  start() {
    const { conversation, notices } = this.chat;
    this.append(this.#state, this.#notice);
    this.follow(conversation, ["state"], () => this.#soon());
    this.follow(conversation, ["outbox"], () => this.#shownNow() && this.#showState());
    this.follow(notices, ["change"], () => this.#showNotice());
    this.#soon();
  }

  render() {
    if (this.#shownNow()) this.#showState();
    this.#showNotice();
  }

  #shownNow() {
    return this.#state.childElementCount > 0;
  }

  #soon() {
    clearTimeout(this.#timer);
    const { state } = this.chat.conversation.connection;
    if (state === "live" || this.#shownNow()) this.#showState();
    else this.#timer = setTimeout(() => this.#showState(), PATIENCE_MS);
  }

  #showState() {
    const { conversation, words } = this.chat;
    const { state } = conversation.connection;
    if (state === "live") {
      put(this.#state);
      return;
    }
    const troubled = state === "blocked" || state === "refused";
    const kept = conversation.outbox.waiting ? "line.kept_sending" : "line.kept";
    put(
      this.#state,
      h(
        `div.notice.${troubled ? "bad" : "warn"}`,
        icon(troubled ? "warning" : "refresh"),
        h("p", h("strong", words.say(`line.${state}`)), " ", words.say(kept), troubled ? contactLine(this.chat) : null),
      ),
    );
  }

  #showNotice() {
    const { notices } = this.chat;
    if (!notices.key) {
      put(this.#notice);
      return;
    }
    const dismiss = h("button.button.quiet.icon-only", { type: "button", "aria-label": this.say("notice.dismiss"), onclick: () => notices.clear() }, icon("close"));
    put(this.#notice, h("div.notice", icon("info"), h("p", this.say(notices.key)), dismiss));
  }
}

customElements.define("rc-banner", Banner);
