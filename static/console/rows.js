// A conversation as rows to draw: entries, a separator for each day, silences, and who starts a run of lines.

import { localDay } from "../shared/dates.js";

const SILENCE_MINUTES = 15;
const PEOPLE = new Set(["said", "asked", "offered", "file"]);
const OUTCOMES = new Set(["interim", "resolved"]);

/** `[{type: "day", day} | {type: "silence", minutes} | {type: "entry", entry, look, first}]`. */
export function rowsOf(entries, dayOf = localDay) {
  const rows = [];
  let before = null;
  for (const entry of entries) {
    const day = dayOf(entry.at);
    const newDay = !before || dayOf(before.at) !== day;
    const minutes = before ? Math.floor((Date.parse(entry.at) - Date.parse(before.at)) / 60_000) : 0;
    if (newDay) rows.push({ type: "day", day, key: `day-${day}` });
    if (minutes >= SILENCE_MINUTES && !newDay) rows.push({ type: "silence", minutes, key: `silence-${entry.no}` });
    const broken = newDay || minutes >= SILENCE_MINUTES;
    rows.push({ type: "entry", entry, look: lookOf(entry), first: broken || !sameRun(before, entry), key: entry.no });
    before = entry;
  }
  return rows;
}

/** The three kinds of line that nobody may confuse: `note`, `bubble`, `system`. */
export function lookOf(entry) {
  if (entry.kind === "note") return "note";
  const said = PEOPLE.has(entry.kind) || (entry.by === "agent" && entry.text && OUTCOMES.has(entry.kind));
  return said && entry.by !== "system" ? "bubble" : "system";
}

function sameRun(before, entry) {
  return lookOf(before) === lookOf(entry) && before.by === entry.by && before.name === entry.name;
}
