// The head of the chat: the firm, who leads, the language, the menu, and minimising.

import { h, put } from "/static/shared/dom.js";
import { icon } from "/static/shared/first_icons.js";
import { Part } from "./part.js";

const STATE_ICON = { bot: "bot", waiting: "clock", agent: "person", closed: "end" };

export class Header extends Part {
  #who = h("div.who-leads");
  #language = h("button.button.quiet.language", { type: "button" });
  #close = h("button.button.quiet.icon-only", { type: "button" }, icon("down"));
  #tools = h("div.tools");

  start() {
    const { conversation, host, settings } = this.chat;
    this.#tools.append(this.#language);
    if (host.embedded) this.#tools.append(this.#close);
    this.append(this.#who, this.#tools);
    this.follow(conversation, ["mode", "entries", "reset"], () => this.#state());
    this.follow(settings, ["change"], () => this.#state());
    this.follow(this.#language, ["click"], () => conversation.speak(this.#other()));
    this.follow(this.#close, ["click"], () => host.close());
  }

  /** Puts the menu in its place, once it has come. */
  take(menu) {
    this.#language.after(menu);
  }

  render() {
    this.#state();
    const other = this.#other();
    put(this.#language, h("span", { "aria-hidden": "true" }, other.toUpperCase()), h("span.visually-hidden", { lang: other }, this.say("header.other_language")));
    this.#close.setAttribute("aria-label", this.say("header.minimise"));
    this.#close.title = this.say("header.minimise");
  }

  #sign(mode, name) {
    const { logo } = this.chat.settings;
    if (mode === "agent") return initials(name);
    return logo && mode === "bot" ? h("img", { src: logo, alt: "", width: 36, height: 36, referrerpolicy: "no-referrer" }) : icon(STATE_ICON[mode]);
  }

  #other() {
    return this.chat.words.language === "fr" ? "en" : "fr";
  }

  #state() {
    const { mode, agentName } = this.chat.conversation;
    const name = agentName ?? this.say("who.agent");
    const words = this.say(`mode.${mode}`, { name });
    const { settings, words: { language } } = this.chat;
    const shown = [mode, words, settings.title(language), settings.logo].join(" ");
    if (this.#who.dataset.shown === shown) return;
    this.#who.dataset.shown = shown;
    put(
      this.#who,
      h(`span.avatar.${mode}`, this.#sign(mode, name)),
      h("div.names", h("h1", settings.title(language)), h("p.state", { role: "status" }, words)),
    );
  }
}

function initials(name) {
  const letters = name.split(/[\s-]+/).map((part) => [...part][0] ?? "");
  return h("span", { "aria-hidden": "true" }, letters.slice(0, 2).join("").toUpperCase());
}

customElements.define("rc-header", Header);
