// ISO weeks by name: `2026-W48`.
const DAY_MS = 86_400_000;

export function weekOf(at) {
  const day = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()));
  // The Thursday of a week says which year it belongs to.
  day.setTime(day.getTime() + (4 - (day.getUTCDay() || 7)) * DAY_MS);
  const first = Date.UTC(day.getUTCFullYear(), 0, 1);
  const week = Math.ceil(((day.getTime() - first) / DAY_MS + 1) / 7);
  return `${day.getUTCFullYear()}-W${String(week).padStart(2, "0")}`;
}

export function weekBefore(name) {
  const [year, week] = name.split("-W").map(Number);
  const fourth = new Date(Date.UTC(year, 0, 4));
  const monday = fourth.getTime() - ((fourth.getUTCDay() || 7) - 1) * DAY_MS + (week - 1) * 7 * DAY_MS;
  return weekOf(new Date(monday - 7 * DAY_MS));
}
