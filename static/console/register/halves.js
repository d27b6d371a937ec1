// Half-years by the names that the register gives them. Pure.

/** "2026-11-25" → "2026H2". */
export function halfOf(day) {
  return `${day.slice(0, 4)}H${Number(day.slice(5, 7)) > 6 ? 2 : 1}`;
}

/** The half of `day` and as many before it as make `count`, the newest first. */
export function halvesUpTo(day, count) {
  const newest = halfOf(day);
  const first = Number(newest.slice(0, 4)) * 2 + Number(newest.at(-1)) - 1;
  return Array.from({ length: count }, (_, back) => `${Math.floor((first - back) / 2)}H${((first - back) % 2) + 1}`);
}
