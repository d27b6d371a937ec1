// The head of every conversation: who answers, said plainly, and where the firm's rules stand.

import { h } from "/static/shared/dom.js";
import { icon } from "/static/shared/first_icons.js";
import { outward, safeAddress } from "./links.js";

export function intro({ words, settings }) {
  const page = safeAddress(settings.policyPage(words.language));
  return h(
    "div.intro",
    h("span.avatar", icon("bot")),
    h("p", words.say("intro.who", { firm: settings.firm })),
    page ? h("p.small", outward(page, words.say("intro.policy"))) : null,
  );
}
