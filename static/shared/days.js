// The day and the time of a line, as people say them. More is in dates.js.

const formats = new Map();

/** A kept `Intl.DateTimeFormat`. */
export function format(language, options) {
  const key = language + JSON.stringify(options);
  if (!formats.has(key)) {
    formats.set(key, new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, options));
  }
  return formats.get(key);
}

export const LONG = { weekday: "long", day: "numeric", month: "long", year: "numeric" };

/** "14:32" in the reader's zone. */
export function timeOfDay(language, instant) {
  return format(language, { hour: "2-digit", minute: "2-digit" }).format(new Date(instant));
}

/** "jeudi 7 janvier 2027": a date of the calendar, the same day in every zone. */
export function longDate(language, date) {
  return first(language, format(language, { ...LONG, timeZone: "UTC" }).format(new Date(`${date}T00:00:00Z`)));
}

/** French says "1er décembre", which browsers do not. */
export function first(language, words) {
  return language === "fr" ? words.replace(/(?<!\d)1 (?=\p{L})/u, "1er ") : words;
}

/** "2026-11-22" of the reader's own day. */
export function localDay(instant) {
  const at = new Date(instant);
  const two = (number) => String(number).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** "aujourd'hui", "hier", else the long date. */
export function dayName(language, instant, now = new Date()) {
  const day = localDay(instant);
  const yesterday = new Date(now);
  yesterday.setDate(now.getDate() - 1);
  const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  if (day === localDay(now)) return relative.format(0, "day");
  if (day === localDay(yesterday)) return relative.format(-1, "day");
  return longDate(language, day);
}
