// What a customer says with an act on their complaint: a few words, files with information, and what it means.

import { h, put, uniqueId } from "/static/shared/dom.js";
import { icon } from "/static/shared/icons.js";
import { lengthOf } from "../text_field.js";
import { Part } from "../part.js";
import { limitsOf, UploadList } from "./upload_list.js";

export class ActForm extends Part {
  #event;
  #unsent;
  #done;
  #text = h("textarea.input", { rows: 3, id: uniqueId("act") });
  #problem = h("p.problem", { id: uniqueId("act-problem"), role: "alert" });
  #pick = h("input.visually-hidden", { type: "file", multiple: true, tabindex: "-1" });

  /** `unsent`: see UnsentActs. `done(said)`: `{text?, files}` when it is sent, `null` when the customer goes back. */
  static of(unsent, chat, done) {
    const form = ActForm.make(chat);
    form.#event = unsent.doing;
    form.#unsent = unsent;
    form.#done = done;
    return form;
  }

  start() {
    this.#text.setAttribute("aria-describedby", this.#problem.id);
    this.#text.value = this.#unsent.textOf(this.#event);
    this.follow(this.#text, ["input"], () => this.#unsent.write(this.#event, this.#text.value));
    this.follow(this.#pick, ["change"], () => {
      this.#unsent.uploads.add([...this.#pick.files]);
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
        this.#informs ? [this.#pick, UploadList.of(this.#unsent.uploads, this.chat), this.#adder()] : null,
        h("div.row", h("button.button.primary", this.say(`act.${this.#event}.do`)), h("button.button.quiet", { type: "button", onclick: () => this.#done(null) }, this.say("act.back"))),
      ),
    );
  }

  /** Puts the cursor where the words go. */
  focusText() {
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
    this.#unsent.uploads.add([...files]);
  }

  #submit(event) {
    event.preventDefault();
    const text = this.#text.value.trim();
    const over = lengthOf(text) - this.chat.conversation.limits.long_text;
    if (over > 0) this.#complain("composer.too_long", { count: over });
    else if (this.#informs && !text) this.#complain("act.text_missing");
    else if (this.#informs && this.#unsent.uploads.busy) this.#complain("act.files_busy");
    else {
      this.#unsent.write(this.#event, "");
      this.#done({ text, files: this.#informs ? this.#unsent.uploads.take() : [] });
    }
  }

  #complain(key, values) {
    this.#problem.textContent = this.say(key, values);
    this.#text.setAttribute("aria-invalid", "true");
    this.#text.focus();
  }
}

customElements.define("rc-act-form", ActForm);
