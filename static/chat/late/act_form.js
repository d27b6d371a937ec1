// What a customer says with an act on their complaint: a few words, files with information, and what it means.

import { h, put, uniqueId } from "/static/shared/dom.js";
import { icon } from "/static/shared/icons.js";
import { lengthOf } from "../text_field.js";
import { Part } from "../part.js";
import { limitsOf, UploadList } from "./upload_list.js";
import { Uploads } from "./uploads.js";

/** What stands unsent, by event: another language, or another look at the conversation, loses nothing. */
const kept = new Map();

export class ActForm extends Part {
  #event;
  #done;
  #uploads;
  #text = h("textarea.input", { rows: 3, id: uniqueId("act") });
  #problem = h("p.problem", { id: uniqueId("act-problem"), role: "alert" });
  #pick = h("input.visually-hidden", { type: "file", multiple: true, tabindex: "-1" });

  /** `done(said)`: `{text?, files}` when it is sent, `null` when the customer goes back. */
  static of(event, chat, done) {
    const form = ActForm.make(chat);
    form.#event = event;
    form.#done = done;
    return form;
  }

  start() {
    this.#uploads = new Uploads({ token: () => this.chat.conversation.token, limits: () => limitsOf(this.chat) });
    this.#text.setAttribute("aria-describedby", this.#problem.id);
    this.#text.value = kept.get(this.#event) ?? "";
    this.follow(this.#text, ["input"], () => kept.set(this.#event, this.#text.value));
    this.follow(this.#pick, ["change"], () => {
      this.#uploads.add([...this.#pick.files]);
      this.#pick.value = "";
    });
    if (this.#informs) this.follow(this, ["dragover"], (event) => event.preventDefault());
    if (this.#informs) this.follow(this, ["drop", "paste"], (event) => this.#brought(event, event.dataTransfer ?? event.clipboardData));
  }

  render() {
    const { types } = limitsOf(this.chat);
    this.#pick.setAttribute("aria-label", this.say("files.pick"));
    if (types) this.#pick.accept = types.join(",");
    put(
      this,
      h(
        "form.stack",
        { novalidate: true, onsubmit: (event) => this.#submit(event) },
        h("p", this.say(`act.${this.#event}.meaning`)),
        h("div.field", h("label", { for: this.#text.id }, this.say(this.#informs ? "act.text" : "act.reason")), this.#text, this.#problem),
        this.#informs ? [this.#pick, UploadList.of(this.#uploads, this.chat), this.#adder()] : null,
        h("div.row", h("button.button.primary", this.say(`act.${this.#event}.do`)), h("button.button.quiet", { type: "button", onclick: () => this.#done(null) }, this.say("act.back"))),
      ),
    );
    this.#text.focus();
  }

  get #informs() {
    return this.#event === "provide_information";
  }

  #adder() {
    return h("button.button", { type: "button", onclick: () => this.#pick.click() }, icon("attach"), this.say("files.pick"));
  }

  #brought(event, { files }) {
    if (!files.length) return;
    event.preventDefault();
    this.#uploads.add([...files]);
  }

  #submit(event) {
    event.preventDefault();
    const text = this.#text.value.trim();
    const over = lengthOf(text) - this.chat.conversation.limits.long_text;
    if (over > 0) this.#complain("composer.too_long", { count: over });
    else if (this.#informs && !text) this.#complain("act.text_missing");
    else if (this.#uploads.busy) this.#complain("act.files_busy");
    else {
      kept.delete(this.#event);
      this.#done({ text, files: this.#uploads.take() });
    }
  }

  #complain(key, values) {
    this.#problem.textContent = this.say(key, values);
    this.#text.setAttribute("aria-invalid", "true");
    this.#text.focus();
  }
}

customElements.define("rc-act-form", ActForm);
