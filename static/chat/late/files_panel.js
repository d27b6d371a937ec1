// Picking, checking and sending files: for a question that asks for them, or along with a message.

import { h, put, uniqueId } from "/static/shared/dom.js";
import { icon } from "/static/shared/icons.js";
import { Part } from "../part.js";
import { keptIn, limitsOf, UploadList } from "./upload_list.js";
import { Uploads } from "./uploads.js";

export class FilesPanel extends Part {
  #uploads;
  #input = h("input.visually-hidden", { type: "file", multiple: true, tabindex: "-1", id: uniqueId("files") });
  #camera = h("input.visually-hidden", { type: "file", accept: "image/*", capture: "environment", tabindex: "-1", "aria-hidden": "true" });
  #foot = h("div.row");

  start() {
    const { conversation } = this.chat;
    this.#uploads = new Uploads({ token: () => conversation.token, limits: () => limitsOf(this.chat), kept: keptIn(this.chat, "recourse.files") });
    this.append(this.#input, this.#camera, UploadList.of(this.#uploads, this.chat), this.#foot);
    for (const input of [this.#input, this.#camera]) {
      this.follow(input, ["change"], () => {
        this.#uploads.add([...input.files]);
        input.value = "";
      });
    }
    this.follow(document, ["dragover"], (event) => event.dataTransfer.types.includes("Files") && event.preventDefault());
    this.follow(document, ["drop", "paste"], (event) => this.#brought(event, event.dataTransfer ?? event.clipboardData));
    this.follow(this.#uploads, ["change"], () => this.#showFoot());
    this.#uploads.restore();
    // Brought back first: to tidy is to keep what is there.
    this.follow(conversation, ["ask", "mode"], () => this.#uploads.restore());
    this.follow(conversation, ["ask"], () => conversation.ask?.type !== "files" && this.#uploads.tidy());
    // Files belong to the conversation that they were sent to.
    this.follow(conversation, ["reset"], () => this.#uploads.cancelAll());
    this.follow(conversation, ["ask", "entries", "outbox", "mode"], () => this.#showFoot());
  }

  render() {
    this.#input.setAttribute("aria-label", this.say("files.pick"));
    const { types } = limitsOf(this.chat);
    if (types) this.#input.accept = types.join(",");
    this.#showFoot();
  }

  /** Opens the browser's own picker. */
  pick() {
    this.#input.click();
  }

  // Dropped or pasted. Outside the browser would open a dropped file and leave the chat.
  #brought(event, { files }) {
    if (!files.length || event.defaultPrevented) return; // a form in the log may have taken them
    event.preventDefault();
    if (this.hidden) this.chat.notices.show("notice.no_files_now");
    else this.#uploads.add([...files]);
  }

  #showFoot() {
    const { ask, answering } = this.chat.conversation;
    const asked = ask?.type === "files" && !answering;
    const ready = this.#uploads.ready.length;
    const state = `${asked} ${ready} ${this.#uploads.busy} ${this.#attached(ask)} ${ask?.optional} ${this.chat.words.language}`;
    if (this.#foot.dataset.state === state) return;
    this.#foot.dataset.state = state;
    const focused = this.#foot.contains(document.activeElement);
    put(this.#foot, asked ? this.#adder() : null, asked && matchMedia("(pointer: coarse)").matches ? this.#photographer() : null, ready ? this.#sender(ready) : null, asked && !ready ? this.#finisher(ask) : null);
    if (focused) this.#foot.querySelector("button")?.focus();
  }

  #adder() {
    return h("button.button", { type: "button", onclick: () => this.pick() }, icon("attach"), this.say("files.pick"));
  }

  #photographer() {
    return h("button.button", { type: "button", onclick: () => this.#camera.click() }, icon("camera"), this.say("files.photo"));
  }

  #sender(count) {
    const send = () => this.chat.conversation.attach(this.#uploads.take());
    return h("button.button.primary", { type: "button", "aria-disabled": String(this.#uploads.busy), onclick: () => this.#uploads.busy || send() }, this.say("files.send", { count }));
  }

  #finisher(ask) {
    const { conversation } = this.chat;
    const act = (choice, key, weight) => {
      const label = this.say(key);
      return h(weight, { type: "button", "data-choice": choice, onclick: () => conversation.choose(choice, label) }, label);
    };
    if (this.#attached(ask)) return act("done", "files.done", "button.button.primary");
    return ask.optional ? act("skip", "files.none", "button.button.quiet") : null;
  }

  #attached(ask) {
    const { line } = this.chat.conversation;
    return line.entries.some((entry) => ask && entry.by === "customer" && entry.kind === "file" && entry.seq > ask.to);
  }
}

customElements.define("rc-files-panel", FilesPanel);
