// Links that leave the chat.

import { h } from "/static/shared/dom.js";

/** A link that opens in a new tab, which learns nothing about this one. */
export function outward(address, text) {
  return h("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, text);
}

/** Only http and https: a `javascript:` address is no link. */
export function safeAddress(address) {
  return /^https?:\/\//i.test(address ?? "") ? address : null;
}
