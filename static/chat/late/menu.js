// What a customer may ask for at any moment, whatever question is open.

import { h, put, uniqueId } from "/static/shared/dom.js";
import { icon } from "/static/shared/icons.js";
import { EndDialog } from "./end_dialog.js";
import { safeAddress } from "../links.js";
import { Part } from "../part.js";
import { TakeAlong } from "./take_along.js";

/** Choices the bot understands at every ask, with their icons. */
const WITH_BOT = { human: "person", complaint: "complaint", status: "search", back: "back", repeat: "history", fix: "edit", restart: "refresh" };

export class Menu extends Part {
  #button = h("button.button.quiet.icon-only", { type: "button", "aria-expanded": "false" }, icon("menu"));
  #list = h("div.menu", { id: uniqueId("menu"), hidden: true });

  start() {
    this.#button.setAttribute("aria-controls", this.#list.id);
    this.append(this.#button, this.#list);
    this.follow(this.chat.conversation, ["mode"], () => this.render());
    this.follow(this.chat.settings, ["change"], () => this.render());
    this.follow(this.#button, ["click"], () => this.#toggle(this.#list.hidden));
    this.follow(this, ["keydown"], (event) => this.#key(event));
    this.follow(document, ["pointerdown"], (event) => this.contains(event.target) || this.#toggle(false));
    this.follow(this, ["focusout"], ({ relatedTarget }) => {
      if (relatedTarget && !this.contains(relatedTarget)) this.#toggle(false);
    });
  }

  render() {
    this.#button.setAttribute("aria-label", this.say("menu.open"));
    this.#button.title = this.say("menu.open");
    put(this.#list, this.#choices(), this.#own(), this.#pages());
  }

  #choices() {
    const { conversation } = this.chat;
    if (conversation.mode !== "bot") return null;
    return Object.entries(WITH_BOT).map(([choice, sign]) => {
      const words = this.say(`menu.${choice}`);
      return this.#item(sign, words, () => conversation.choose(choice, words));
    });
  }

  #own() {
    const { attention, conversation } = this.chat;
    const ended = conversation.mode === "closed";
    return h(
      "div.own",
      this.#item("download", this.say("menu.transcript"), () => TakeAlong.ask(this.chat)),
      this.#item("bell", this.say(attention.sounds ? "menu.sound_off" : "menu.sound_on"), () => this.#ring()),
      ended
        ? this.#item("chat", this.say("menu.start_anew"), () => conversation.startAnew())
        : this.#item("end", this.say("menu.leave"), () => EndDialog.ask(this.chat)),
    );
  }

  #pages() {
    const { settings, words } = this.chat;
    const link = (key, address) => {
      const page = safeAddress(address);
      return page ? h("a.item", { href: page, target: "_blank", rel: "noopener noreferrer" }, icon("external"), this.say(key)) : null;
    };
    return h("div.own", link("menu.policy", settings.policyPage(words.language)), link("menu.legal", settings.legalPage(words.language)));
  }

  #ring() {
    const { attention } = this.chat;
    attention.sounds = !attention.sounds;
    this.render();
  }

  #item(sign, words, act) {
    const onclick = () => {
      this.#toggle(false);
      this.#button.focus();
      act();
    };
    return h("button.item", { type: "button", onclick }, icon(sign), words);
  }

  #toggle(open) {
    if (open === !this.#list.hidden) return;
    this.#list.hidden = !open;
    this.#button.setAttribute("aria-expanded", String(open));
    if (open) this.#list.querySelector("button").focus();
  }

  #key(event) {
    const items = [...this.#list.querySelectorAll("button, a")];
    if (this.#list.hidden) return;
    if (event.key === "Escape") {
      this.#toggle(false);
      this.#button.focus();
      event.stopPropagation();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const at = items.indexOf(document.activeElement);
    items[(at + step + items.length) % items.length].focus();
    event.preventDefault();
  }
}

customElements.define("rc-menu", Menu);
