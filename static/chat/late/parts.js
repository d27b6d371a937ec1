// Pieces that several cards are made of.

import { copy } from "/static/shared/copying.js";
import { longDate } from "/static/shared/dates.js";
import { h, put } from "/static/shared/dom.js";
import { icon } from "/static/shared/icons.js";
import { download } from "./server_files.js";

/** A reference, large and with a button that copies it. */
export function reference(number, words) {
  return h("p.reference", h("strong.figures", number), copyButton(number, "copy.reference", words));
}

export function copyButton(text, key, words) {
  const button = h("button.button", { type: "button" }, icon("copy"), h("span", words.say(key)));
  button.addEventListener("click", async () => {
    const done = await copy(text);
    put(button, icon(done ? "check" : "warning"), h("span", { role: "status" }, words.say(done ? "copy.done" : "copy.by_hand")));
  });
  return button;
}

/** A letter of a complaint, as PDF. `letter`: its id. */
export function letterButton(complaint, letter, label, chat) {
  const { conversation, notices } = chat;
  const path = `/api/chat/complaints/${complaint}/letters/${letter}`;
  const onclick = () => download(conversation.token, path).catch((problem) => notices.show(`download.${problem.code}`));
  return h("button.button", { type: "button", onclick }, icon("download"), label);
}

/** A row of a `dl`: what, and on which day. `date`: `2026-12-08`. */
export function dated(label, date, words) {
  return row(label, h("time", { datetime: date }, longDate(words.language, date)));
}

export function row(term, ...values) {
  return h("div", h("dt", term), h("dd", values));
}
