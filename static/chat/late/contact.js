// Other ways to reach the firm, for when this one is shut.

import { h } from "/static/shared/dom.js";
import { outward, safeAddress } from "../links.js";

/** The firm's addresses as one line, or `null` when it has named none. */
export function contactLine({ settings, words }) {
  const { support_address: address, phone } = settings.contact;
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

function contact(address) {
  if (safeAddress(address)) return outward(address, address);
  return address.includes("@") ? h("a", { href: `mailto:${address}` }, address) : address;
}
