// What stands in one line of the conversation: who, when, the text.

import { longDate } from "/static/shared/dates.js";
import { outward, shownAddress } from "../links.js";

const LINK = /https?:\/\/[^\s<>"«»]+[^\s<>"«».,;:!?)]/g;

/** The text as nodes. Links open only from staff and bot: what a customer typed stays plain. */
export function textNodes(entry, language) {
  const text = entry.text ?? "";
  if (entry.by === "customer") return [isDate(entry) ? longDate(language, text) : text];
  return linked(entry.ask?.summary ? withoutSummary(text) : text);
}

/** The text with its addresses as links. */
export function linked(text) {
  const nodes = [];
  let from = 0;
  for (const { 0: address, index } of text.matchAll(LINK)) {
    nodes.push(text.slice(from, index), outward(address, shownAddress(address)));
    from = index + address.length;
  }
  return [...nodes, text.slice(from)];
}

// The read-back stands beside it as a list that can be edited: what remains is the first line and the last words.
function withoutSummary(text) {
  return `${text.split("\n", 1)[0]}\n${text.split("\n\n").at(-1)}`;
}

function isDate({ text }) {
  return /^\d{4}-\d\d-\d\d$/.test(text ?? "") && !Number.isNaN(Date.parse(text));
}

/** Who speaks, as the first line of a run names them. */
export function speaker(entry, chat) {
  if (entry.by === "customer") return chat.words.say("who.you");
  if (entry.by === "agent") return entry.name ?? chat.words.say("who.agent");
  return entry.by === "bot" ? chat.words.say("who.bot") : "";
}

/** The words of a quiet line for what happened, or `null` where the kind needs none. */
export function happening(entry, chat) {
  const key = `happened.${entry.kind}`;
  if (entry.by === "system" && entry.text) return entry.text;
  if (!chat.words.has(key)) return null;
  const name = entry.name ?? chat.words.say("who.agent");
  const date = entry.promised_on ? longDate(chat.words.language, entry.promised_on) : "";
  return chat.words.say(entry.kind === "interim" && date ? "happened.interim_dated" : key, {
    name,
    date,
    score: entry.score ?? "",
  });
}

export const HAPPENED_ICON = {
  waiting: "clock",
  joined: "person",
  left: "person",
  returned: "bot",
  interim: "clock",
  resolved: "check",
  rated: "star",
  closed: "end",
};
