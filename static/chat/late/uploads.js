// The files a customer has picked and not yet attached: checked here first, then sent one by one. What the server
// has already is kept for this tab, so that a reload loses none of it.

import { FileProblem, upload } from "./server_files.js";

/**
 * Rows: `{id, file, share, state: "sending" | "ready" | "failed", code?, stored?}`; a `change` event each time.
 * `limits()`: `{file: bytes, files: count, types?: [MIME type…]}` now in force. `kept`: `{shelf, key, owner}`, where
 * what is ready is kept; `owner()` names the conversation that the files belong to.
 */
export class Uploads extends EventTarget {
  #token;
  #limits;
  #kept;
  #next = 1;
  rows = [];

  constructor({ token, limits, kept }) {
    super();
    this.#token = token;
    this.#limits = limits;
    this.#kept = kept;
  }

  /** Brings back what was ready before a reload; files of another conversation are nothing to this one. */
  restore() {
    const { shelf, key, owner } = this.#kept;
    const found = shelf.get(key);
    if (!found || this.rows.length || found.owner !== owner()) return;
    this.rows = found.files.map((stored) => ({
      id: this.#next++, file: { name: stored.name, size: stored.bytes }, share: 1, state: "ready", stored,
    }));
    this.dispatchEvent(new Event("change"));
  }

  get ready() {
    return this.rows.filter((row) => row.state === "ready");
  }

  get busy() {
    return this.rows.some((row) => row.state === "sending");
  }

  add(files) {
    for (const file of files) {
      const row = { id: this.#next++, file, share: 0, state: "sending" };
      this.rows.push(row);
      const code = this.#problem(file);
      if (code) Object.assign(row, { state: "failed", code, final: true });
      else this.#send(row);
    }
    this.#changed();
  }

  remove(row) {
    this.rows = this.rows.filter((one) => one !== row);
    row.cancel?.();
    this.#changed();
  }

  retry(row) {
    Object.assign(row, { state: "sending", share: 0, code: undefined });
    this.#send(row);
    this.#changed();
  }

  /** Forgets what failed: its question is closed. */
  tidy() {
    this.rows = this.rows.filter((row) => row.state !== "failed");
    this.#changed();
  }

  /** Stops what is on its way and forgets all. */
  cancelAll() {
    for (const row of this.rows) row.cancel?.();
    this.rows = [];
    this.#changed();
  }

  /** The ready rows as the server stored them; they leave the list. */
  take() {
    const stored = this.ready.map((row) => row.stored);
    this.rows = this.rows.filter((row) => row.state !== "ready");
    this.#changed();
    return stored;
  }

  #problem(file) {
    const { file: bytes, files: count, types } = this.#limits();
    if (file.size === 0) return "empty";
    if (bytes && file.size > bytes) return "too_large";
    if (types && file.type && !types.includes(file.type)) return "wrong_type";
    if (count && this.rows.length > count) return "too_many";
    return null;
  }

  async #send(row) {
    const { done, cancel } = upload(this.#token(), row.file, (share) => {
      row.share = share;
      this.#changed();
    });
    row.cancel = cancel;
    try {
      row.stored = await done;
      row.state = "ready";
    } catch (error) {
      if (!(error instanceof FileProblem)) throw error;
      const final = ["too_large", "wrong_type", "bad_request", "closed"].includes(error.code);
      Object.assign(row, { state: "failed", code: error.code, final });
    }
    this.#changed();
  }

  #changed() {
    const { shelf, key, owner } = this.#kept;
    const files = this.ready.map(({ stored }) => stored);
    if (files.length) shelf.set(key, { owner: owner(), files });
    else shelf.remove(key);
    this.dispatchEvent(new Event("change"));
  }
}
