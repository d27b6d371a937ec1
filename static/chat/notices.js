// What the page wants to say for a moment; late/banner.js shows it.

/** At most one at a time, the newest wins; a `change` event each time. */
export class Notices extends EventTarget {
  key = null;

  show(key) {
    this.key = key;
    this.dispatchEvent(new Event("change"));
  }

  clear() {
    this.show(null);
  }
}
