// localStorage and sessionStorage, where the browser allows them; else the page's memory, and it says so.

/** `kind`: "localStorage" or "sessionStorage". `lasting` is false when what is kept dies with the page. */
export class Shelf {
  #kept;
  lasting;

  constructor(kind, scope = globalThis) {
    this.#kept = usable(kind, scope);
    this.lasting = this.#kept !== null;
    this.#kept ??= memory();
  }

  /** The value, or `null` when there is none or when what is stored there is not ours to read. */
  get(key) {
    const text = this.#kept.getItem(key);
    if (text === null) return null;
    try {
      return JSON.parse(text);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      this.#kept.removeItem(key);
      return null;
    }
  }

  /** False when the browser is full: the caller keeps its own copy in memory either way. */
  set(key, value) {
    try {
      this.#kept.setItem(key, JSON.stringify(value));
      return true;
    } catch (error) {
      if (error.name !== "QuotaExceededError") throw error;
      return false;
    }
  }

  remove(key) {
    this.#kept.removeItem(key);
  }
}

// In a sandboxed frame, or with third-party storage blocked, even naming the property throws.
function usable(kind, scope) {
  try {
    const found = scope[kind];
    found.setItem("recourse.try", "1");
    found.removeItem("recourse.try");
    return found;
  } catch {
    return null;
  }
}

function memory() {
  const kept = new Map();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, value),
    removeItem: (key) => kept.delete(key),
  };
}
