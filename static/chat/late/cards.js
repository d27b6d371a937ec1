// The cards a line may carry: articles, files, a kept inquiry, a filed complaint.

import { copy } from "/static/shared/copying.js";
import { fileSize, longDate, longInstant } from "/static/shared/dates.js";
import { h, put } from "/static/shared/dom.js";
import { icon } from "/static/shared/icons.js";
import { download } from "./server_files.js";
import { outward, safeAddress, shownAddress } from "../links.js";
import { passage } from "./passage.js";

/** True when the card says all that the line's text says. */
export function standsInCard({ kind, articles, inquiry, complaint }) {
  if (kind === "offered") return Boolean(articles?.length);
  return (kind === "kept" && Boolean(inquiry)) || (kind === "filed" && Boolean(complaint));
}

/** All cards of `entry`, in order. */
export function cardsOf(entry, chat) {
  return [
    ...(entry.articles ?? []).map((article) => articleCard(article, entry.text, chat)),
    entry.files?.length ? fileList(entry.files, chat) : null,
    entry.kind === "kept" && entry.inquiry ? inquiryCard(entry, chat) : null,
    entry.complaint?.filed_at ? complaintCard(entry.complaint, chat) : null,
  ].filter(Boolean);
}

function articleCard({ title, source }, text, { words }) {
  const card = h("article.card.article", h("h2", title), text ? passage(text, words) : null);
  if (source) {
    const address = safeAddress(source);
    card.append(h("p.source", words.say("article.source"), " ", address ? outward(address, shownAddress(address)) : source));
  }
  return card;
}

function fileList(files, chat) {
  return h("ul.files", files.map((file) => h("li", fileLine(file, chat))));
}

function fileLine({ file, name, bytes }, chat) {
  const size = bytes === undefined ? "" : fileSize(chat.words.language, bytes);
  const button = h("button.file", { type: "button" }, icon("file"), h("span.name", name), h("span.soft.figures", size));
  button.addEventListener("click", () => {
    const path = `/api/chat/files/${encodeURIComponent(file)}`;
    download(chat.conversation.token, path, name).catch((problem) => chat.notices.show(`download.${problem.code}`));
  });
  return button;
}

function inquiryCard({ inquiry: { number, reply_by }, text }, { words }) {
  return h(
    "section.card.reference-card",
    h("h2", icon("inbox"), words.say("kept.title")),
    reference(number, words),
    reply_by ? dated(words.say("kept.reply_by"), reply_by, words) : null,
    h("p.small", text),
  );
}

function complaintCard(complaint, chat) {
  const { words } = chat;
  const { reference: number, filed_at, acknowledge_by, propose_by, external_from, receipt } = complaint;
  return h(
    "section.card.reference-card",
    h("h2", icon("shield"), words.say("filed.title")),
    reference(number, words),
    h(
      "dl.dates",
      row(words.say("filed.filed_at"), h("time", { datetime: filed_at }, longInstant(words.language, filed_at))),
      acknowledge_by ? deadline("filed.acknowledge_by", acknowledge_by, chat) : null,
      propose_by ? deadline("filed.propose_by", propose_by, chat) : null,
      external_from ? row(words.say("filed.external_from"), day(external_from, words)) : null,
    ),
    propose_by ? null : h("p.small", words.say("filed.waits_for_authorisation")),
    h("p.soft.small", words.say("filed.next")),
    receipt ? receiptDetails(receipt, words) : null,
  );
}

function deadline(key, date, { words, settings }) {
  const before = words.say(settings.city ? "date.before_end_city" : "date.before_end", {
    date: longDate(words.language, date),
    city: settings.city,
  });
  return row(words.say(key), h("time", { datetime: date }, before));
}

function receiptDetails(receipt, words) {
  const parts = [
    ["receipt.number", receipt.number],
    ["receipt.at", receipt.at],
    ["receipt.hash", receipt.hash],
    ["receipt.signature", receipt.signature],
    ["receipt.key", receipt.key],
  ];
  return h(
    "details.receipt",
    h("summary", words.say("receipt.title")),
    h("p.small", words.say("receipt.meaning")),
    h("dl", parts.map(([key, value]) => row(words.say(key), h("code", String(value ?? ""))))),
    copyButton(JSON.stringify(receipt), "receipt.copy", words),
  );
}

function reference(number, words) {
  return h("p.reference", h("strong.figures", number), copyButton(number, "copy.reference", words));
}

function copyButton(text, key, words) {
  const button = h("button.button", { type: "button" }, icon("copy"), h("span", words.say(key)));
  button.addEventListener("click", async () => {
    const done = await copy(text);
    put(button, icon(done ? "check" : "warning"), h("span", { role: "status" }, words.say(done ? "copy.done" : "copy.by_hand")));
  });
  return button;
}

function dated(label, date, words) {
  return h("dl.dates", row(label, day(date, words)));
}

function day(date, words) {
  return h("time", { datetime: date }, longDate(words.language, date));
}

function row(term, value) {
  return h("div", h("dt", term), h("dd", value));
}
