// The passage of an article as it was written: paragraphs and lists, folded when it is long.

import { h, put, uniqueId } from "/static/shared/dom.js";
import { linked } from "./speech.js";

/** Above this many characters a passage is folded. */
const FOLDED = 420;
const POINT = /^- /;

/** The passage, with a button that unfolds it where it is long. */
export function passage(text, words) {
  const whole = h("div.passage", text.split(/\n{2,}/).map(block));
  return text.length > FOLDED ? [whole, unfold(whole, words)] : [whole];
}

function block(text) {
  const lines = text.split("\n");
  if (!lines.every((line) => POINT.test(line))) return h("p", linked(text));
  return h("ul.points", lines.map((line) => h("li", linked(line.replace(POINT, "")))));
}

function unfold(whole, words) {
  whole.id = uniqueId("passage");
  whole.classList.add("folded");
  const button = h("button.button.quiet", { type: "button", "aria-expanded": "false", "aria-controls": whole.id });
  const show = () => put(button, words.say(whole.classList.contains("folded") ? "article.more" : "article.less"));
  button.addEventListener("click", () => {
    button.setAttribute("aria-expanded", String(!whole.classList.toggle("folded")));
    show();
  });
  show();
  return button;
}
