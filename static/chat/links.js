// Links that leave the chat.

import { h } from "/static/shared/dom.js";

/** A link that opens in a new tab, which learns nothing about this one. */
export function outward(address, text) {
  // A long address breaks after a slash, not inside a word.
  const parts = text.split(/(?<=\/)/).flatMap((part) => [part, h("wbr")]);
  return h("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, parts.slice(0, -1));
}

/** How an address is shown: without what every address has, and without the middle of a long one. */
export function shownAddress(address) {
  const short = address.replace(/^https?:\/\/(www\.)?/i, "").replace(/\/$/, "");
  return short.length > 40 ? `${short.slice(0, 24)}…${short.slice(-14)}` : short;
}

/** Only http and https: a `javascript:` address is no link. */
export function safeAddress(address) {
  return /^https?:\/\//i.test(address ?? "") ? address : null;
}
