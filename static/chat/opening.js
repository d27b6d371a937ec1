// What stands in the place of the conversation until late/ has come: who answers, and that it is opening.

import { backoff } from "/static/shared/backoff.js";
import { h, put } from "/static/shared/dom.js";
import { intro } from "./intro.js";
import { Part } from "./part.js";

/** The server answers this when it is there again. */
const ALIVE = "/healthz";

export class Opening extends Part {
  #failed = false;

  start() {
    this.follow(this.chat.settings, ["change"], () => this.render());
  }

  render() {
    const again = h("button.button", { type: "button", onclick: () => location.reload() }, this.say("log.try_again"));
    const state = h("p.loading", { role: "status" }, this.say(this.#failed ? "log.failed" : "log.loading"));
    put(this, h("div.lines", intro(this.chat), state, this.#failed ? h("p.loading", again) : null));
  }

  /**
   * The rest of the page could not be fetched. A browser remembers that of a module, so the page is loaded
   * anew, and only once the server answers: what stands in the composer is kept for the tab.
   */
  async fail() {
    this.#failed = true;
    this.render();
    for (let tries = 1; ; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, backoff(tries, { base: 1000 })));
      const answer = await fetch(ALIVE).catch(() => null);
      if (answer?.ok) break;
    }
    location.reload();
  }
}

customElements.define("rc-opening", Opening);
