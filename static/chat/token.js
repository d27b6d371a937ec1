// The conversation's key, shared by all tabs of this origin. It never stands in an address.

const KEY = "recourse.token";

/** A `change` event: another tab began or left a conversation. */
export class Tokens extends EventTarget {
  #shelf;

  /** `shelf`: localStorage, or the page's memory where the browser forbids it. */
  constructor(shelf, scope = globalThis) {
    super();
    this.#shelf = shelf;
    scope.addEventListener?.("storage", (event) => {
      if (event.key === KEY) this.dispatchEvent(new Event("change"));
    });
  }

  /** `{conversation, token}` or `null`. */
  get current() {
    return this.#shelf.get(KEY);
  }

  save(conversation, token) {
    this.#shelf.set(KEY, { conversation, token });
  }

  forget() {
    this.#shelf.remove(KEY);
  }
}
