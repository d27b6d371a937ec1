// A complaint as its customer sees it: just registered, or followed by reference and code.

import { longDate, longInstant } from "/static/shared/dates.js";
import { h } from "/static/shared/dom.js";
import { icon } from "/static/shared/icons.js";
import { outward } from "../links.js";
import { OwnComplaint } from "./own_complaint.js";
import { copyButton, letterButton, reference, row } from "./parts.js";
import { linked } from "./speech.js";
import { why } from "./why.js";

/** Kind `filed`: what was just registered. */
export function filedCard(entry, chat) {
  const { complaint } = entry;
  const { words } = chat;
  const { reference: number, filed_at, acknowledge_by, propose_by, external_from, receipt } = complaint;
  return h(
    "section.card.reference-card",
    h("h2", icon("shield"), words.say("filed.title")),
    reference(number, words),
    h(
      "dl.dates",
      row(words.say("filed.filed_at"), h("time", { datetime: filed_at }, longInstant(words.language, filed_at))),
      promised("acknowledge", acknowledge_by, complaint, chat),
      promised("propose", propose_by, complaint, chat),
      promised("external", external_from, complaint, chat),
    ),
    propose_by ? null : h("p.small", words.say("filed.waits_for_authorisation")),
    h("p.soft.small", words.say("filed.next")),
    receipt ? h("div.row", letterButton(number, `acknowledgement:${number}:${receipt.number}`, words.say("filed.letter"), chat)) : null,
    receipt ? receiptDetails(receipt, words) : null,
    OwnComplaint.of(entry, chat),
  );
}

/** Kind `status`: how far it is, each date with what became of it. */
export function followedCard(entry, chat) {
  const { complaint, text } = entry;
  const { words } = chat;
  const { reference: number, received_at, clocks = [] } = complaint;
  return h(
    "section.card.reference-card",
    h("h2", icon("complaint"), words.say("followed.title")),
    reference(number, words),
    h("p", linked(text ?? "")),
    h(
      "ol.timeline",
      h("li.done", icon("check"), h("span", words.say("filed.filed_at")), h("time.soft", { datetime: received_at }, longInstant(words.language, received_at))),
      clocks.filter(isTold(words)).map((clock) => step(clock, chat)),
    ),
    OwnComplaint.of(entry, chat),
  );
}

function step(clock, chat) {
  const { words } = chat;
  const done = clock.stopped_at;
  const missed = clock.missed_at && !done;
  return h(
    `li.${done ? "done" : missed ? "missed" : "open"}`,
    icon(done ? "check" : missed ? "warning" : "clock"),
    h("span", words.say(`clock.${clock.clock}`)),
    done
      ? h("time.soft", { datetime: done }, longInstant(words.language, done))
      : h("span.soft", missed ? words.say("followed.missed") : "", " ", endOf(clock.clock, clock.due, chat)),
    done ? null : why(clock, words),
  );
}

// The way outside is open from a day on; once answered before it, that day says nothing any more.
function isTold(words) {
  return ({ clock, stopped_at }) => words.has(`clock.${clock}`) && !(clock === "external" && stopped_at);
}

function promised(name, date, { clocks = [] }, chat) {
  if (!date) return null;
  const explained = clocks.find(({ clock }) => clock === name);
  return row(chat.words.say(`clock.${name}`), endOf(name, date, chat), explained ? why(explained, chat.words) : null);
}

// What is promised holds until the end of a day; outside recourse is open from a day on.
function endOf(name, date, { words, settings }) {
  const city = settings.city(words.language);
  const day = longDate(words.language, date);
  if (name === "external") return h("time", { datetime: date }, words.say("date.from", { date: day }));
  return h("time", { datetime: date }, words.say(city ? "date.before_end_city" : "date.before_end", { date: day, city }));
}

function receiptDetails(receipt, words) {
  const parts = ["number", "at", "hash", "signature", "key"];
  return h(
    "details.receipt",
    h("summary", words.say("receipt.title")),
    h("p.small", words.say("receipt.meaning")),
    h("dl", parts.map((part) => row(words.say(`receipt.${part}`), h("code", String(receipt[part] ?? ""))))),
    h("div.row", copyButton(JSON.stringify(receipt), "receipt.copy", words), outward(receiptPage(receipt, words.language), words.say("receipt.check"))),
  );
}

// As the line that stands in letters, behind the `#`, which browsers keep to themselves.
function receiptPage({ number, hash, at, key, signature }, language) {
  return `/receipt?language=${language}#${["recourse", number, hash, at, key, signature].join(":")}`;
}
