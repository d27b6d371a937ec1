// A refusal's code as a sentence for the person who caused it.
import { has, t } from "./i18n.js";
import { lasting } from "./when.js";

/** `says`: our own sentence for a field that the server found wrong, by the field's name. */
export function sentenceOf(refusal, says = {}) {
  const { code, details, retryAfter } = refusal;
  if (code === "taken") {
    return details?.by?.name ? t("error.taken", { name: details.by.name }) : t("error.taken_nobody");
  }
  if (code === "slow_down" && retryAfter) return t("error.slow_down_for", { wait: lasting(retryAfter * 1000) });
  if (code === "bad_request") {
    const known = Object.keys(details ?? {}).find((name) => name in says);
    if (known) return says[known];
    const detail = Object.values(details ?? {}).join(" ") || refusal.message;
    return t("error.bad_request", { detail });
  }
  if (code === "not_allowed") return whyNot(details ?? {});
  return t(has(`error.${code}`) ? `error.${code}` : "error.internal");
}

/** Our own sentence in the reader's language for what is missing; the server's where we have none. */
export function whyOf(code, sentence) {
  return has(`why.${code}`) ? t(`why.${code}`) : sentence;
}

function whyNot({ missing = [], reasons = [] }) {
  return missing.map((sentence, place) => whyOf(reasons[place], sentence)).join(" ") || t("error.not_allowed");
}
