// The page around the iframe. Nothing private crosses: open or shut, a count, a language, a mode.

/** A page that frames the chat without our loader says nothing. */
const SILENT_MS = 2000;

/**
 * Events: `shown` (the panel opened), `language` (detail: "fr" or "en"), `identity` (detail: a JWT or null).
 * Whom we answer: the frame's parent alone, at the origin of its first message. Which sites may be
 * that parent is the server's word (`frame-ancestors`).
 */
export class Host extends EventTarget {
  #origin = null;
  #open;
  embedded = window.parent !== window;
  /** Resolves once the loader has said what it knows (who is signed in comes first), or has nothing to say. */
  met;

  constructor() {
    super();
    this.#open = !this.embedded;
    if (this.embedded) window.addEventListener("message", (event) => this.#heard(event));
    this.met = new Promise((resolve) => {
      for (const name of ["shown", "hidden"]) this.addEventListener(name, resolve, { once: true });
      if (!this.embedded) resolve();
      // The loader speaks once the page is loaded: a slow line must not be taken for silence.
      else window.addEventListener("load", () => setTimeout(resolve, SILENT_MS), { once: true });
    });
  }

  /** True while a person can see the chat. */
  get visible() {
    return this.#open && document.visibilityState === "visible";
  }

  tell(name, value) {
    if (this.#origin) window.parent.postMessage({ recourse: name, value }, this.#origin);
  }

  close() {
    this.tell("close");
  }

  #heard({ source, origin, data }) {
    if (source !== window.parent || typeof data?.recourse !== "string") return;
    this.#origin ??= origin;
    if (origin !== this.#origin) return;
    if (data.recourse === "shown" || data.recourse === "hidden") {
      this.#open = data.recourse === "shown";
      this.dispatchEvent(new Event(data.recourse));
    } else if (data.recourse === "identity" && (data.value === null || typeof data.value === "string")) {
      this.dispatchEvent(new CustomEvent("identity", { detail: data.value }));
    } else if (data.recourse === "language" && ["fr", "en"].includes(data.value)) {
      this.dispatchEvent(new CustomEvent("language", { detail: data.value }));
    }
  }
}

/** Where the customer comes from, without what an address may carry in its query. */
export function hostPage() {
  if (!document.referrer) return undefined;
  const { origin, pathname } = new URL(document.referrer);
  return (origin + pathname).slice(0, 2000);
}
