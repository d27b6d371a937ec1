// The files that were picked, one row each: progress, ready, or what is wrong and what to do.

import { fileSize } from "/static/shared/dates.js";
import { h } from "/static/shared/dom.js";
import { icon } from "/static/shared/icons.js";
import { Part } from "../part.js";

/** The limits now in force, `{file, files, types?}`. */
export function limitsOf({ conversation, settings }) {
  return { ...settings.limits, ...conversation.limits, types: settings.limits.types };
}

/** Where the ready files of this tab's conversation are kept, under `key`. */
export function keptIn({ conversation, tab }, key) {
  return { shelf: tab, key, owner: () => conversation.id };
}

export class UploadList extends Part {
  #uploads;
  #list = h("ul.uploads");
  #shown = new Map();

  static of(uploads, chat) {
    const list = UploadList.make(chat);
    list.#uploads = uploads;
    return list;
  }

  start() {
    this.append(this.#list);
    this.follow(this.#uploads, ["change"], () => this.#show());
  }

  render() {
    this.#shown.clear();
    this.#show();
  }

  #show() {
    const { rows } = this.#uploads;
    const nodes = rows.map((row) => this.#rowNode(row));
    const kept = new Set(rows.map((row) => row.id));
    for (const id of this.#shown.keys()) if (!kept.has(id)) this.#shown.delete(id);
    this.hidden = !rows.length;
    if (nodes.length !== this.#list.children.length || nodes.some((node, at) => node !== this.#list.children[at])) {
      this.#list.replaceChildren(...nodes);
    }
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
    const { file: bytes = 0, files: count = 0 } = limitsOf(this.chat);
    const size = fileSize(this.chat.words.language, bytes);
    return h("span.problem", { role: "alert" }, this.say(`upload.${row.code}`, { size, count }));
  }
}

customElements.define("rc-upload-list", UploadList);
