// The days between receipt and a due date, as the counting rule walks them: for "why this day?".

const DAY_MS = 86_400_000;

/**
 * Weeks, Monday first, from the week of `day0` to the week of `due`.
 * Each day: `{day, kind, number?, name?}`; kinds `before day0 weekend skipped counted due after`.
 */
export function weeksOf({ day0, due, skipped = [] }) {
  const names = new Map(skipped.map((each) => [each.day, each.name]));
  const weeks = [];
  let number = 0;
  for (let week = mondayOf(day0); week <= due; week = plusDays(week, 7)) {
    const days = [];
    for (let offset = 0; offset < 7; offset += 1) {
      const day = plusDays(week, offset);
      const kind = kindOf(day, offset, { day0, due, names });
      if (kind === "counted" || kind === "due") number += 1;
      days.push(described(day, kind, number, names));
    }
    weeks.push(days);
  }
  return weeks;
}

/** A month clock has no counted days, and many weeks are no explanation. */
export function isDrawable({ day0, due }) {
  return Boolean(day0 && due) && Date.parse(due) - Date.parse(day0) <= 70 * DAY_MS;
}

export function plusDays(day, count) {
  return new Date(Date.parse(day) + count * DAY_MS).toISOString().slice(0, 10);
}

function kindOf(day, offset, { day0, due, names }) {
  if (day < day0) return "before";
  if (day === due) return "due";
  if (day === day0) return "day0";
  if (day > due) return "after";
  if (offset >= 5) return "weekend";
  return names.has(day) ? "skipped" : "counted";
}

function described(day, kind, number, names) {
  if (kind === "counted" || kind === "due") return { day, kind, number };
  return kind === "skipped" ? { day, kind, name: names.get(day) } : { day, kind };
}

function mondayOf(day) {
  return plusDays(day, -((new Date(Date.parse(day)).getUTCDay() + 6) % 7));
}
