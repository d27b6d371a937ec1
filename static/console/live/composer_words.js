// What the composer says about itself: why one cannot reply, whom one writes to, what keeps it from sending.
import { has, t, word } from "../i18n.js";
import { firstBlank } from "./blanks.js";

export const LIMIT = 4_000;
const WARN_AT = 500;

export function whyNoReply(line) {
  if (line.mode === "bot") return t("compose.not_leading");
  if (line.mode === "waiting") return t("compose.not_taken");
  return line.mode === "closed" ? t("compose.ended") : t("compose.theirs", { name: line.agent?.name ?? "" });
}

export function labelOf(mode, line) {
  return mode === "note" ? t("compose.note_label") : t("compose.reply_to", { name: line.name ?? t("live.nameless") });
}

export function hintOf(mode, line) {
  if (mode === "note") return t("compose.note_hint");
  return has(`lang.${line.language}`) ? t("compose.reply_hint", { language: word("lang", line.language) }) : "";
}

export function stateOf(mode, blocked, written) {
  const blank = mode === "reply" && firstBlank(written);
  const left = LIMIT - written.length;
  if (blocked) return t("compose.blocked");
  if (blank) return t("canned.blank", { blank: blank.text });
  if (left < 0) return t("compose.over", { count: -left });
  if (left < WARN_AT) return t("compose.left", { count: left });
  return written ? t("compose.draft") : t("compose.keys");
}
