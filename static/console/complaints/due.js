// Which complaints want somebody first. Pure.
import { nextClock, standing } from "../clocks.js";

/** When one of these ends, somebody else may act; none of them asks anything of an officer. */
const THEIRS = new Set(["external", "lapse", "retention"]);
const WEEK_DAYS = 7;
export const GROUPS = ["missed", "today", "week", "later", "none_due"];

/** The clock that an officer has to keep next. */
export function dueClock(clocks = []) {
  return nextClock(clocks.filter(({ clock }) => !THEIRS.has(clock)));
}

/** The clock to show of a complaint: what an officer has to keep, else what runs at all. */
export function shownClock(clocks = []) {
  return dueClock(clocks) ?? nextClock(clocks);
}

/** `[[group, rows], …]` in the order of GROUPS, without the empty ones; in each the earliest first. */
export function grouped(complaints, now = Date.now()) {
  const rows = complaints.map((complaint) => ({ complaint, clock: dueClock(complaint.clocks) }));
  rows.sort((one, other) => (one.clock?.due ?? "9").localeCompare(other.clock?.due ?? "9"));
  const groups = GROUPS.map((group) => [group, rows.filter(({ clock }) => groupOf(clock, now) === group)]);
  return groups.filter(([, each]) => each.length > 0);
}

function groupOf(clock, now) {
  if (!clock) return "none_due";
  const { state, days } = standing(clock, now);
  if (state === "missed") return "missed";
  // A customer's time that has run out lets the officer act today.
  if (state === "today" || state === "passed") return "today";
  return days <= WEEK_DAYS ? "week" : "later";
}
