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
  return t(has(`error.${code}`) ? `error.${code}` : "error.internal");
}
