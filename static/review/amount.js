// Numbers of figures as people read them: durations, shares, ratings, counts.
import { language } from "../console/i18n.js";

const MINUTE = 60;
const HOUR = 3_600;

/** `unit`: count, seconds, percent or score; nothing is a dash, never a zero. */
export function amountOf(value, unit) {
  if (value === null || value === undefined) return "–";
  if (unit === "seconds") return durationOf(value);
  const digits = { percent: 0, score: 1 }[unit] ?? 0;
  const shown = new Intl.NumberFormat(language(), { maximumFractionDigits: digits }).format(value);
  return unit === "percent" ? `${shown} %` : shown;
}

function durationOf(seconds) {
  if (seconds < MINUTE) return part(seconds, "second");
  if (seconds < HOUR) return whole(seconds, MINUTE, "minute", "second", 1);
  return whole(seconds, HOUR, "hour", "minute", MINUTE);
}

function whole(seconds, size, unit, small, each) {
  const rest = Math.floor((seconds % size) / each);
  const first = part(Math.floor(seconds / size), unit);
  return rest ? `${first} ${part(rest, small)}` : first;
}

function part(count, unit) {
  return new Intl.NumberFormat(language(), { style: "unit", unit, unitDisplay: "short" }).format(count);
}
