// The cards a line may carry: articles, files, a kept inquiry, a filed complaint.

import { fileSize } from "/static/shared/dates.js";
import { h } from "/static/shared/dom.js";
import { icon } from "/static/shared/icons.js";
import { filedCard, followedCard } from "./complaint_card.js";
import { dated, reference } from "./parts.js";
import { download } from "./server_files.js";
import { outward, safeAddress, shownAddress } from "../links.js";
import { passage } from "./passage.js";

/** True when the card says all that the line's text says. */
export function standsInCard({ kind, articles, inquiry, complaint }) {
  if (kind === "offered") return Boolean(articles?.length);
  if (kind === "status") return Boolean(complaint);
  return (kind === "kept" && Boolean(inquiry)) || (kind === "filed" && Boolean(complaint));
}

/** All cards of `entry`, in order. */
export function cardsOf(entry, chat) {
  return [
    ...(entry.articles ?? []).map((article) => articleCard(article, entry.text, chat)),
    entry.files?.length ? fileList(entry.files, chat) : null,
    entry.kind === "kept" && entry.inquiry ? inquiryCard(entry, chat) : null,
    entry.kind === "filed" && entry.complaint ? filedCard(entry, chat) : null,
    entry.kind === "status" && entry.complaint ? followedCard(entry, chat) : null,
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
    reply_by ? h("dl.dates", dated(words.say("kept.reply_by"), reply_by, words)) : null,
    h("p.small", text),
  );
}
