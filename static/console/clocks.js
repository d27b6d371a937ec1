// How a clock stands, as a word and a number; the words and the colour come later.

import { localDay } from "../shared/dates.js";

const DAY_MS = 86_400_000;
/** Clocks that the firm can miss; when another runs out, somebody else may act. */
const PROMISED = new Set(["interim", "promised", "acknowledge", "propose"]);

/**
 * `{state, days?}` of a clock of the register, or of a line's `due` (`{clock, by}`).
 * States: `missed` (a promise, days past), `passed` (another clock), `stopped`, `stopped_late`, `today`, `soon` (two
 * days or fewer), `running` (days left).
 */
export function standing(clock, now = Date.now()) {
  const late = clock.missed_at !== undefined;
  if (clock.stopped_at) return { state: late ? "stopped_late" : "stopped" };
  const left = daysLeft(clock, now);
  if (late || left < 0) return { state: late || PROMISED.has(clock.clock) ? "missed" : "passed", days: Math.max(1, -left) };
  if (left === 0) return { state: "today" };
  return { state: left <= 2 ? "soon" : "running", days: left };
}

/** The running clock that needs somebody first; `undefined` when none runs. */
export function nextClock(clocks = []) {
  const running = clocks.filter((clock) => clock.due && !clock.stopped_at);
  return running.sort((one, other) => one.due.localeCompare(other.due))[0];
}

/** Calendar days to the last day, inclusive; 0 is today, negative is past. */
function daysLeft(clock, now) {
  const due = clock.due ?? clock.by;
  // The exclusive instant is midnight in the legal zone, so it counts that zone's days wherever the reader is.
  const exclusive = clock.due_exclusive_utc ?? (due.length > 10 ? due : undefined);
  if (exclusive) return Math.ceil((Date.parse(exclusive) - now) / DAY_MS) - 1;
  return Math.round((Date.parse(due) - Date.parse(localDay(now))) / DAY_MS);
}
