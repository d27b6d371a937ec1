// Instants and dates as people say them. Instants are `2026-11-22T11:20:43.808Z`, dates `2026-11-22`.

import { first, format, LONG } from "./days.js";

export { dayName, localDay, longDate, timeOfDay } from "./days.js";

/** "jeudi 7 janvier 2027 à 14:32" in the reader's zone. */
export function longInstant(language, instant) {
  return first(language, format(language, { ...LONG, hour: "2-digit", minute: "2-digit" }).format(new Date(instant)));
}

/** "7 janv." or, in another year, "7 janv. 2026". */
export function shortDate(language, instant, now = new Date()) {
  const at = new Date(instant);
  const year = at.getFullYear() === now.getFullYear() ? {} : { year: "numeric" };
  return format(language, { day: "numeric", month: "short", ...year }).format(at);
}

/** "5 minutes ago" in the unit that a person would choose. */
export function ago(language, instant, now = Date.now()) {
  const seconds = Math.round((now - new Date(instant).getTime()) / 1000);
  const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  for (const [unit, size] of [["day", 86_400], ["hour", 3600], ["minute", 60]]) {
    if (Math.abs(seconds) >= size) return relative.format(-Math.trunc(seconds / size), unit);
  }
  return relative.format(-seconds, "second");
}

/** "1,2 Mo". */
export function fileSize(language, bytes) {
  const [unit, value] =
    bytes < 1000 ? ["byte", bytes] : bytes < 1_000_000 ? ["kilobyte", bytes / 1000] : ["megabyte", bytes / 1_000_000];
  const digits = value < 10 ? 1 : 0;
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: unit === "byte" ? "long" : "short", maximumFractionDigits: digits }).format(value);
}
