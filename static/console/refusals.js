// A refusal's code as a sentence for the person who caused it.
import { has, t } from "./i18n.js";

export function sentenceOf(refusal) {
  const { code, details } = refusal;
  if (code === "taken") {
    return details?.by?.name ? t("error.taken", { name: details.by.name }) : t("error.taken_nobody");
  }
  if (code === "bad_request") {
    const detail = Object.values(details ?? {}).join(" ") || refusal.message;
    return t("error.bad_request", { detail });
  }
  return t(has(`error.${code}`) ? `error.${code}` : "error.internal");
}
