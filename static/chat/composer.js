// Where the customer writes. Its shape follows the open question; what stands in it survives everything.

import { h, put, uniqueId } from "/static/shared/dom.js";
import { icon } from "/static/shared/first_icons.js";
import { Part } from "./part.js";
import { emailProblem, grow, isLong, lengthOf, textField } from "./text_field.js";

export class Composer extends Part {
  #id = uniqueId("composer");
  #label = h("label", { for: this.#id });
  #files = h("div", { hidden: true });
  #attach = h("button.button.quiet.icon-only", { type: "button" }, icon("attach"));
  #send = h("button.button.primary.icon-only", { type: "submit" }, icon("send"));
  #box = h("div.box");
  #pickers = null;
  #keys = h("span.keys.soft.small");
  #counter = h("span.counter.figures.small");
  #problem = h("p.problem", { id: `${this.#id}-problem`, role: "alert" });
  #field = null;

  start() {
    const { conversation } = this.chat;
    const foot = h("div.foot", this.#problem, this.#keys, this.#counter);
    const form = h("form", { novalidate: true }, this.#files, this.#label, h("div.line", this.#attach, this.#box, this.#send), foot);
    this.append(form);
    this.follow(form, ["submit"], (event) => this.#submit(event));
    this.follow(this.#attach, ["click"], () => this.#files.pick());
    this.follow(conversation, ["ask", "mode"], () => this.render());
    this.follow(conversation, ["outbox", "state", "reset"], () => this.#ready());
  }

  render() {
    const { ask, mode } = this.chat.conversation;
    this.hidden = mode === "closed";
    const kind = ask?.type === "long_text" && !isLong(ask) ? "question" : (ask?.type ?? "text");
    const words = this.chat.words.has(`composer.label.${kind}`) ? `composer.label.${kind}` : "composer.label.text";
    put(this.#label, this.say(words));
    this.#label.classList.toggle("visually-hidden", !["email", "date", "long_text", "question", "money"].includes(kind));
    this.#pickers?.show(ask);
    this.#files.hidden = !(ask?.type === "files" || mode === "agent" || mode === "waiting");
    this.#attach.hidden = ask?.type === "files" || this.#files.hidden;
    for (const [button, key] of [[this.#attach, "composer.attach"], [this.#send, "composer.send"]]) {
      button.setAttribute("aria-label", this.say(key));
      button.title = this.say(key);
    }
    this.#renderField(ask);
    this.#ready();
  }

  /** Puts the files panel and the pickers in their places, once they have come. */
  take(files, pickers) {
    this.#files.replaceWith(files);
    this.#files = files;
    files.before(pickers.date);
    this.#send.before(pickers.currency);
    this.follow(pickers, ["picked"], () => this.#picked());
    this.#pickers = pickers;
    this.render();
  }

  /** Puts the cursor where the next answer is written. */
  focusField() {
    this.#field.focus();
  }

  /** A refused line comes back for another try; what stands there already is kept. */
  takeBack(text) {
    this.#field.value = [text, this.#field.value].filter(Boolean).join("\n");
    this.#typed();
    this.focusField();
  }

  /** An answer that is to be corrected; what the customer has begun to write stays. */
  fill(text) {
    if (this.#field.value) return;
    this.#field.value = text;
    this.#typed();
    this.focusField();
  }

  #renderField(ask) {
    const shape = `${ask?.type} ${ask?.field} ${Boolean(ask?.earlier)}`;
    if (this.#field?.dataset.shape !== shape) {
      const focused = document.activeElement === this.#field && this.#field !== null;
      this.#field = textField(ask, this.#field?.value ?? this.chat.drafts.text);
      this.#field.id = this.#id;
      this.#field.dataset.shape = shape;
      this.#field.addEventListener("input", () => this.#typed());
      this.#field.addEventListener("keydown", (event) => this.#key(event));
      this.#field.addEventListener("blur", () => this.chat.attention?.stopped());
      this.#field.setAttribute("aria-describedby", this.#problem.id);
      put(this.#box, this.#field);
      if (focused) this.#field.focus();
    }
    this.#field.placeholder = this.say(isLong(ask) ? "composer.placeholder.long" : ask?.type === "choice" ? "composer.placeholder.choice" : "composer.placeholder");
    put(this.#keys, ask?.type === "long_text" ? this.say(isLong(ask) ? "composer.send_keys" : "composer.send_enter") : null);
    grow(this.#field);
    this.#count();
  }

  #ready() {
    const { answering, ask, id } = this.chat.conversation;
    this.dataset.field = (!answering && ask?.field) || "";
    this.#send.setAttribute("aria-disabled", String(answering || !id));
  }

  #typed() {
    this.chat.drafts.text = this.#field.value;
    if (this.#field.value) this.#pickers?.clear();
    this.#complain(null);
    grow(this.#field);
    this.#count();
    this.chat.attention?.typing();
  }

  #picked() {
    this.#field.value = "";
    this.#typed();
  }

  // Enter sends; in a long text it makes a line, and Ctrl or ⌘ with Enter sends.
  #key(event) {
    if (event.key !== "Enter" || event.isComposing || event.shiftKey) return;
    if (isLong(this.chat.conversation.ask) && !event.ctrlKey && !event.metaKey) return;
    this.#submit(event);
  }

  #submit(event) {
    event.preventDefault();
    const { conversation } = this.chat;
    const text = this.#field.value.trim() || this.#pickers?.day;
    if (!text) {
      this.focusField();
      return;
    }
    const problem = this.#wrong(text);
    if (problem || conversation.answering || !conversation.id) {
      this.#complain(problem ?? { key: conversation.id ? "composer.answering" : "composer.not_yet" });
      return;
    }
    conversation.say(this.#pickers?.whole(text) ?? text);
    this.chat.attention?.stopped();
    this.#field.value = "";
    this.#pickers?.clear();
    this.#typed();
  }

  #wrong(text) {
    const { ask } = this.chat.conversation;
    const over = lengthOf(text) - this.#limit();
    if (over > 0) return { key: "composer.too_long", values: { count: over } };
    const key = ask?.type === "email" ? emailProblem(text) : this.#pickers?.problem(text);
    return key ? { key } : null;
  }

  #limit() {
    const { ask, limits } = this.chat.conversation;
    return ask?.type === "long_text" ? limits.long_text : limits.text;
  }

  #count() {
    const long = isLong(this.chat.conversation.ask);
    const length = lengthOf(this.#field.value);
    const limit = this.#limit();
    this.#counter.hidden = !long && length < limit * 0.8;
    this.#counter.classList.toggle("over", length > limit);
    const figures = new Intl.NumberFormat(this.chat.words.language);
    put(this.#counter, this.say("composer.counter", { length: figures.format(length), limit: figures.format(limit) }));
  }

  #complain(problem) {
    this.#problem.textContent = problem ? this.say(problem.key, problem.values) : "";
    this.#field.setAttribute("aria-invalid", String(Boolean(problem)));
    if (problem) this.focusField();
  }
}

customElements.define("rc-composer", Composer);
