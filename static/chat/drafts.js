// What stands unsent in the box: kept for this tab, so that a reload loses nothing.

const KEY = "recourse.draft";

export class Drafts {
  #shelf;

  constructor(shelf) {
    this.#shelf = shelf;
  }

  get text() {
    return this.#shelf.get(KEY) ?? "";
  }

  set text(text) {
    if (text) this.#shelf.set(KEY, text);
    else this.#shelf.remove(KEY);
  }
}
