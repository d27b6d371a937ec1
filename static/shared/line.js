// The entries of one conversation in the order of their numbers, however they arrive.

/**
 * Entries may come early, late, twice or ahead of a missing one. The line sorts them by `key`
 * (`seq` for customers, `no` for staff), drops doubles and knows what is missing.
 */
export class Line {
  #key;
  #entries = [];
  #numbers = new Set();
  #last;

  /** `after`: the number before the first entry that this line will hold. */
  constructor({ key = "seq", after = 0 } = {}) {
    this.#key = key;
    this.#last = after;
  }

  /** All entries held, ascending; some may stand behind a gap. */
  get entries() {
    return this.#entries;
  }

  /** The number up to which nothing is missing: what to resume after. */
  get last() {
    return this.#last;
  }

  /** Those up to which nothing is missing. */
  get whole() {
    return this.#entries.filter((entry) => entry[this.#key] <= this.#last);
  }

  /** `{after, before}` of the first gap (both exclusive), or `null`. */
  get gap() {
    const next = this.#entries.find((entry) => entry[this.#key] > this.#last);
    return next ? { after: this.#last, before: next[this.#key] } : null;
  }

  /** The entries that were new, ascending. Doubles and entries before the line's start are dropped. */
  add(entries) {
    const fresh = [];
    for (const entry of entries) {
      const number = entry[this.#key];
      if (!Number.isInteger(number) || number <= this.#last || this.#numbers.has(number)) continue;
      this.#numbers.add(number);
      fresh.push(entry);
    }
    if (!fresh.length) return fresh;
    this.#entries.push(...fresh);
    this.#entries.sort((a, b) => a[this.#key] - b[this.#key]);
    while (this.#numbers.has(this.#last + 1)) this.#last += 1;
    return fresh.sort((a, b) => a[this.#key] - b[this.#key]);
  }

  /** True when `number` is held. */
  has(number) {
    return this.#numbers.has(number);
  }
}
