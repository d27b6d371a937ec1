// Picking, checking and sending files: for a question that asks for them, or along with a message.

import { fileSize } from "/static/shared/dates.js";
import { h, put, uniqueId } from "/static/shared/dom.js";
import { icon } from "/static/shared/icons.js";
import { Part } from "../part.js";
import { Uploads } from "./uploads.js";

export class FilesPanel extends Part {
  #uploads;
  #input = h("input.visually-hidden", { type: "file", multiple: true, tabindex: "-1", id: uniqueId("files") });
  #camera = h("input.visually-hidden", { type: "file", accept: "image/*", capture: "environment", tabindex: "-1", "aria-hidden": "true" });
  #rows = h("ul.uploads");
  #foot = h("div.row");
  #shown = new Map();

  start() {
    const { conversation } = this.chat;
    this.#uploads = new Uploads({ token: () => conversation.token, limits: () => this.#limits() });
    this.append(this.#input, this.#camera, this.#rows, this.#foot);
    for (const input of [this.#input, this.#camera]) {
      this.follow(input, ["change"], () => {
        this.#uploads.add([...input.files]);
        input.value = "";
      });
    }
    this.follow(document, ["dragover"], (event) => event.dataTransfer.types.includes("Files") && event.preventDefault());
    this.follow(document, ["drop", "paste"], (event) => this.#brought(event, event.dataTransfer ?? event.clipboardData));
    this.follow(this.#uploads, ["change"], () => this.#show());
    this.follow(conversation, ["ask", "reset"], () => conversation.ask?.type !== "files" && this.#uploads.tidy());
    this.follow(conversation, ["ask", "entries", "outbox", "mode"], () => this.#showFoot());
  }

  render() {
    this.#input.setAttribute("aria-label", this.say("files.pick"));
    const { types } = this.#limits();
    if (types) this.#input.accept = types.join(",");
    this.#shown.clear();
    this.#show();
  }

  /** Opens the browser's own picker. */
  pick() {
    this.#input.click();
  }

  // Dropped or pasted. Outside the browser would open a dropped file and leave the chat.
  #brought(event, { files }) {
    if (!files.length) return;
    event.preventDefault();
    if (this.hidden) this.chat.notices.show("notice.no_files_now");
    else this.#uploads.add([...files]);
  }

  #limits() {
    const { conversation, settings } = this.chat;
    return { ...settings.limits, ...conversation.limits, types: settings.limits.types };
  }

  #show() {
    const nodes = this.#uploads.rows.map((row) => this.#rowNode(row));
    const kept = new Set(this.#uploads.rows.map((row) => row.id));
    for (const id of this.#shown.keys()) if (!kept.has(id)) this.#shown.delete(id);
    if (nodes.length !== this.#rows.children.length || nodes.some((node, at) => node !== this.#rows.children[at])) {
      this.#rows.replaceChildren(...nodes);
    }
    this.#showFoot();
  }

  // A row is rebuilt only when its state changes: progress moves the bar alone.
  #rowNode(row) {
    const known = this.#shown.get(row.id);
    if (known?.state === row.state) {
      const bar = known.node.querySelector("progress");
      if (bar) bar.value = row.share;
      return known.node;
    }
    const node = this.#build(row);
    this.#shown.set(row.id, { state: row.state, node });
    return node;
  }

  #build(row) {
    const { name, size } = row.file;
    const button = (key, sign, act) =>
      h("button.button.quiet.icon-only", { type: "button", "aria-label": this.say(key, { name }), title: this.say(key, { name }), onclick: act }, icon(sign));
    const retry = row.state === "failed" && !row.final;
    return h(
      `li.upload.${row.state}`,
      icon(row.state === "failed" ? "warning" : row.state === "ready" ? "check" : "file"),
      h("div.what", h("span.name", name), h("span.soft.small.figures", fileSize(this.chat.words.language, size)), this.#status(row)),
      retry ? button("files.retry", "refresh", () => this.#uploads.retry(row)) : null,
      button("files.remove", "close", () => this.#uploads.remove(row)),
    );
  }

  #status(row) {
    if (row.state === "sending") {
      return h("progress", { max: 1, value: row.share, "aria-label": this.say("files.progress", { name: row.file.name }) });
    }
    if (row.state === "ready") return h("span.small.soft", { role: "status" }, this.say("files.ready"));
    const { file: bytes = 0, files: count = 0 } = this.#limits();
    const size = fileSize(this.chat.words.language, bytes);
    return h("span.problem", { role: "alert" }, this.say(`upload.${row.code}`, { size, count }));
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
