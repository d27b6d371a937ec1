import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { nextClock, standing } from "../../../static/console/clocks.js";
import { isDrawable, plusDays, weeksOf } from "../../../static/shared/counting.js";
import { isPressed, shown } from "../../../static/console/keys.js";
import { matching } from "../../../static/console/menu/fuzzy.js";
import { linkTo, routeOf } from "../../../static/console/route.js";
import { rowsOf } from "../../../static/console/rows.js";
import { pieces } from "../../../static/review/highlight.js";
import { scaleOf } from "../../../static/review/scale.js";

const day = (at) => at.slice(0, 10);
const said = (no, at, more = {}) => ({ no, at, by: "customer", kind: "said", text: "…", ...more });

test("an address is the page, its object and its filters", () => {
  assert.deepEqual(routeOf("#/complaints/C-2026-000001"), { page: "complaint", reference: "C-2026-000001", query: {} });
  assert.deepEqual(routeOf("#/transcripts?q=a%20b&page=2"), { page: "transcripts", query: { q: "a b", page: "2" } });
  assert.equal(routeOf("").page, "live");
  assert.equal(routeOf("#/else").page, "unknown");
  assert.equal(routeOf("#/live/%E0%A4%A").conversation, "%E0%A4%A");
});

test("an address leaves out filters that are empty", () => {
  assert.equal(linkTo("/complaints", { state: "", q: "é", page: undefined }), "#/complaints?q=%C3%A9");
});

test("the command menu finds by letters in order, words' beginnings first, accents aside", () => {
  const items = ["Transférer", "Terminer la conversation", "Résoudre"].map((label) => ({ label }));
  assert.equal(matching(items, "tc")[0].label, "Terminer la conversation");
  assert.deepEqual(matching(items, "resou").map(({ label }) => label), ["Résoudre"]);
  assert.deepEqual(matching(items, "zz"), []);
  assert.equal(matching(items, " ").length, 3);
});

test("rows have a separator for each day, silences inside a day, and the start of each run", () => {
  const rows = rowsOf([
    said(1, "2026-11-21T10:00:00Z"),
    said(2, "2026-11-21T10:01:00Z"),
    said(3, "2026-11-21T11:00:00Z"),
    said(4, "2026-11-22T09:00:00Z", { by: "agent", name: "Léa" }),
  ], day);
  assert.deepEqual(rows.map((row) => row.type), ["day", "entry", "entry", "silence", "entry", "day", "entry"]);
  assert.deepEqual(rows.filter((row) => row.entry).map((row) => row.first), [true, false, true, true]);
});

test("a note never looks like a message, whoever reads it", () => {
  const looks = rowsOf([said(1, "2026-11-21T10:00:00Z", { by: "agent", kind: "note" })], day).map((row) => row.look);
  assert.deepEqual(looks, [undefined, "note"]);
});

test("a clock counts the days of its own zone, wherever the reader is", () => {
  const clock = { clock: "acknowledge", due: "2026-11-27", due_exclusive_utc: "2026-11-27T20:00:00.000Z" };
  assert.deepEqual(standing(clock, Date.parse("2026-11-27T19:59:59Z")), { state: "today" });
  assert.deepEqual(standing(clock, Date.parse("2026-11-27T20:00:00Z")), { state: "missed", days: 1 });
  assert.deepEqual(standing(clock, Date.parse("2026-11-25T20:00:00Z")), { state: "soon", days: 1 });
  assert.deepEqual(standing(clock, Date.parse("2026-11-20T08:00:00Z")), { state: "running", days: 7 });
});

test("what was done late says so, and a clock that nobody promised is not missed", () => {
  const late = { clock: "propose", due: "2026-11-20", stopped_at: "2026-11-23T00:00:00Z", missed_at: "2026-11-20T20:00:00Z" };
  assert.deepEqual(standing(late), { state: "stopped_late" });
  const lapse = { clock: "lapse", due: "2026-11-20", due_exclusive_utc: "2026-11-20T20:00:00Z" };
  assert.equal(standing(lapse, Date.parse("2026-11-23T00:00:00Z")).state, "passed");
});

test("the next clock is the earliest that still runs", () => {
  const clocks = [{ clock: "a", due: "2026-12-01" }, { clock: "b", due: "2026-11-25", stopped_at: "x" }, { clock: "c", due: "2026-11-30" }];
  assert.equal(nextClock(clocks).clock, "c");
  assert.equal(nextClock([]), undefined);
});

test("the calendar of a deadline counts to the number of its promise, for every worked case", () => {
  const cases = JSON.parse(readFileSync(new URL("../../register/cases/deadlines.json", import.meta.url), "utf8"));
  assert.ok(cases.deadlines.length > 10);
  for (const { id, n, day0, due, skipped } of cases.deadlines) {
    const weeks = weeksOf({ day0, due, skipped: skipped.map((each) => ({ day: each, name: each })) });
    assert.equal(weeks.flat().find((cell) => cell.kind === "due").number, n, id);
    assert.equal(weeks.flat().filter((cell) => cell.kind === "skipped").length, skipped.length, id);
  }
});

test("the calendar names what it does not count", () => {
  const weeks = weeksOf({ day0: "2026-12-07", due: "2026-12-10", skipped: [{ day: "2026-12-08", name: "Fête" }] });
  assert.deepEqual(weeks, [[
    { day: "2026-12-07", kind: "day0" },
    { day: "2026-12-08", kind: "skipped", name: "Fête" },
    { day: "2026-12-09", kind: "counted", number: 1 },
    { day: "2026-12-10", kind: "due", number: 2 },
    ...["2026-12-11", "2026-12-12", "2026-12-13"].map((each) => ({ day: each, kind: "after" })),
  ]]);
  assert.equal(isDrawable({ day0: "2026-11-20", due: "2027-02-20" }), false);
  assert.equal(plusDays("2026-12-31", 1), "2027-01-01");
});

test("a search marks its words, accents and case aside, and leaves the text whole", () => {
  const text = "Mon Dépôt n’est pas arrivé";
  const found = pieces(text, "depot ARRIVE");
  assert.deepEqual(found.filter((piece) => piece.hit).map((piece) => piece.text), ["Dépôt", "arrivé"]);
  assert.equal(found.map((piece) => piece.text).join(""), text);
  assert.deepEqual(pieces("<b>", ""), [{ text: "<b>", hit: false }]);
});

test("a key is a key with its modifiers, on either kind of keyboard", () => {
  const press = (key, more = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, ...more });
  assert.equal(isPressed("mod+k", press("k", { ctrlKey: true }), false), true);
  assert.equal(isPressed("mod+k", press("k", { metaKey: true }), true), true);
  assert.equal(isPressed("mod+k", press("k", { metaKey: true }), false), false);
  assert.equal(isPressed("t", press("t", { ctrlKey: true }), false), false);
  assert.equal(isPressed("?", press("?", { shiftKey: true }), false), true);
  assert.equal(shown("alt+ArrowDown", false), "Alt ↓");
});

test("a plot's scale ends at a round number, a share's at the whole and a rating's at five", () => {
  assert.deepEqual(scaleOf(100, "percent"), { top: 100, lines: 4 });
  assert.deepEqual(scaleOf(12, "percent"), { top: 15, lines: 3 });
  assert.deepEqual(scaleOf(4.2, "score"), { top: 5, lines: 5 });
  assert.deepEqual(scaleOf(61, "seconds"), { top: 90, lines: 3 });
  assert.deepEqual(scaleOf(24, "count"), { top: 30, lines: 3 });
});
