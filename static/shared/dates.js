// Instants and dates as people say them. Instants are `2026-11-22T11:20:43.808Z`, dates `2026-11-22`.

const formats = new Map();

function format(language, options) {
  const key = language + JSON.stringify(options);
  if (!formats.has(key)) {
    formats.set(key, new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, options));
  }
  return formats.get(key);
}

const LONG = { weekday: "long", day: "numeric", month: "long", year: "numeric" };

/** "14:32" in the reader's zone. */
export function timeOfDay(language, instant) {
  return format(language, { hour: "2-digit", minute: "2-digit" }).format(new Date(instant));
}

/** "jeudi 7 janvier 2027": a date of the calendar, the same day in every zone. */
export function longDate(language, date) {
  return format(language, { ...LONG, timeZone: "UTC" }).format(new Date(`${date}T00:00:00Z`));
}

/** "jeudi 7 janvier 2027 à 14:32" in the reader's zone. */
export function longInstant(language, instant) {
  return format(language, { ...LONG, hour: "2-digit", minute: "2-digit" }).format(new Date(instant));
}

/** "7 janv." or, in another year, "7 janv. 2026". */
export function shortDate(language, instant, now = new Date()) {
  const at = new Date(instant);
  const year = at.getFullYear() === now.getFullYear() ? {} : { year: "numeric" };
  return format(language, { day: "numeric", month: "short", ...year }).format(at);
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
  const [unit, value] = bytes < 1_000_000 ? ["kilobyte", bytes / 1000] : ["megabyte", bytes / 1_000_000];
  const digits = value < 10 ? 1 : 0;
  return new Intl.NumberFormat(language, { style: "unit", unit, maximumFractionDigits: digits }).format(value);
}
