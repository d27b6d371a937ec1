// What the firm set: its name, colour, addresses and limits, as `GET /api/chat/config` tells.

import { h, setAccent } from "/static/shared/dom.js";
import { safeAddress, outward } from "./speech.js";

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

  /** `{file, files, types}`, as far as the config names them. */
  get limits() {
    return this.#told.limits ?? {};
  }

  /** The town of the legal zone, in whose evening a deadline ends. */
  get city() {
    return this.#told.city ?? "";
  }

  policyPage(language) {
    return this.#told.policy_page?.[language];
  }

  /** Other ways to reach the firm, for when this one is shut. */
  contactLines(words) {
    const { support_address: address, phone } = this.#told.contact ?? {};
    if (!address && !phone) return null;
    return h(
      "span.contact",
      words.say("line.other_ways"),
      " ",
      address ? contact(address) : null,
      address && phone ? " · " : null,
      phone ? h("a", { href: `tel:${phone.replace(/[^\d+]/g, "")}` }, phone) : null,
    );
  }
}

function contact(address) {
  if (safeAddress(address)) return outward(address, address);
  return address.includes("@") ? h("a", { href: `mailto:${address}` }, address) : address;
}
