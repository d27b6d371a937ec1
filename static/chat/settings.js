// What the firm set: its name, colour, addresses and limits, as `GET /api/chat/config` tells.

import { setAccent } from "/static/shared/dom.js";

/** A `change` event when the server has answered; until then the page's own title names the firm. */
export class Settings extends EventTarget {
  #told = {};
  firm = document.title;

  async load() {
    const answer = await fetch("/api/chat/config").catch(() => null);
    if (!answer?.ok) return; // The chat works without; the connection's banner says when the server is away.
    this.#told = await answer.json();
    this.firm = this.#told.firm ?? this.firm;
    setAccent(this.#told.accent);
    this.dispatchEvent(new Event("change"));
  }

  /** What stands at the head of the chat: the firm's name, or what it chose instead. */
  title(language) {
    return this.#told.title?.[language] || this.firm;
  }

  /** The address of the firm's square picture, or nothing. */
  get logo() {
    return this.#told.logo;
  }

  /** `{file, files, types}`, as far as the config names them. */
  get limits() {
    return this.#told.limits ?? {};
  }

  /** The town of the legal zone, in whose evening a deadline ends. */
  city(language) {
    return this.#told.city?.[language] ?? "";
  }

  legalPage(language) {
    return this.#told.legal_page?.[language];
  }

  policyPage(language) {
    return this.#told.policy_page?.[language];
  }

  /** `{support_address, complaints_address, phone?}`, as far as the config has come. */
  get contact() {
    return this.#told.contact ?? {};
  }
}
