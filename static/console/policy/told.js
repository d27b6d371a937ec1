// The numbers of the policy in words, each beside its name. Pure but for the language.
import { fileSize } from "../../shared/dates.js";
import { language, t, word } from "../i18n.js";

const IN_DAYS = ["interim", "acknowledge", "propose", "external", "answer", "answer_reminder", "final_notice", "reply"];

/** `[[name, length], …]`: what the firm promises, and what it gives its customers. */
export function promisesOf({ clocks }) {
  return [
    ...IN_DAYS.map((name) => [promise(name), businessDays(clocks[name])]),
    [promise("lapse"), months(clocks.lapse_months)],
    [promise("retention"), t("policy.years", { count: clocks.retention_years })],
  ];
}

/** `[[value, words], …]` of the promises that a date can be computed for; `acknowledge/days/5`. */
export function countable({ clocks }) {
  return [
    ...IN_DAYS.map((name) => [`${name}/days/${clocks[name]}`, `${promise(name)} · ${businessDays(clocks[name])}`]),
    [`lapse/months/${clocks.lapse_months}`, `${promise("lapse")} · ${months(clocks.lapse_months)}`],
    [`retention/months/${12 * clocks.retention_years}`, `${promise("retention")} · ${t("policy.years", { count: clocks.retention_years })}`],
  ];
}

export function limitsOf({ queue, limits, files, return_day: day }) {
  const { minor, currency } = limits.redress_limit;
  const money = new Intl.NumberFormat(language(), { style: "currency", currency }).format(minor / 100);
  return [
    [t("policy.offer"), queue.offer_seconds ? t("policy.seconds", { count: queue.offer_seconds }) : t("policy.offer_none")],
    [t("policy.redress"), money],
    [t("policy.extensions"), String(limits.extensions)],
    [t("policy.lapse_notice"), businessDays(limits.lapse_notice)],
    [t("policy.files_each"), fileSize(language(), files.bytes_each)],
    [t("policy.files_count"), String(files.per_conversation)],
    [t("policy.return_day"), t("policy.return_on", { day })],
  ];
}

export function keptOf({ keeping }) {
  return [
    [t("policy.kept_register"), t("policy.years_least", { count: keeping.retention_years })],
    [t("policy.kept_conversation"), months(keeping.conversation_months)],
    [t("policy.kept_draft"), t("policy.days", { count: keeping.draft_days })],
    [t("policy.kept_greeting"), t("policy.hours_long", { count: keeping.greeting_hours })],
  ];
}

/** Of "2026-11-23": whether no business is done that day anyway. */
export function isWeekend(day) {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}

const promise = (name) => word("promise", name);
const businessDays = (count) => t("policy.business_days", { count });
const months = (count) => t("policy.months", { count });
