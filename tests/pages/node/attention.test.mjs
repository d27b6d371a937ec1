import assert from "node:assert/strict";
import { test } from "node:test";
import { calls } from "../../../static/console/live/calling.js";

const START = Date.parse("2026-11-25T08:00:00Z");
const waits = (conversation) => ({ conversation, waiting_since: "2026-11-25T08:00:00Z" });
const desk = (change) => ({ me: { available: true }, waiting: [], mine: [], ...change });

/** The levels of the calls at each of `seconds` after the customer began to wait. */
function levels(state, seconds, watched = true) {
  let told = new Map();
  return seconds.map((second) => {
    const heard = calls(state, told, { now: START + second * 1000, watched });
    told = heard.told;
    return heard.call?.level ?? 0;
  });
}

test("who waits is called once, and louder while nobody takes", () => {
  const state = desk({ waiting: [waits("c1")] });
  assert.deepEqual(levels(state, [1, 5, 29, 31, 40, 61, 70, 91, 95]), [1, 0, 0, 2, 0, 3, 0, 3, 0]);
});

test("nobody is called to the queue while away", () => {
  assert.deepEqual(levels(desk({ me: { available: false }, waiting: [waits("c1")] }), [1, 31, 61]), [0, 0, 0]);
});

test("a customer's new line calls only who does not look", () => {
  const line = (unread) => desk({ mine: [{ conversation: "c1", unread }] });
  const first = calls(line(0), new Map(), { now: START, watched: false });
  const away = calls(line(1), first.told, { now: START, watched: false });
  assert.deepEqual([first.call, away.call.reason], [undefined, "unread"]);
  assert.equal(calls(line(1), first.told, { now: START, watched: true }).call, undefined);
  assert.equal(calls(line(1), away.told, { now: START, watched: false }).call, undefined);
});

test("what was there before the page was opened is no news", () => {
  assert.equal(calls(desk({ mine: [{ conversation: "c1", unread: 4 }] }), new Map(), { now: START, watched: false }).call, undefined);
});

test("what the queue offers to one calls that one at once and louder, and nobody else", () => {
  const offered = (id) => desk({ me: { id: "lea", available: true }, waiting: [{ ...waits("c1"), offer: { id } }] });
  const other = calls(offered("mia"), new Map(), { now: START, watched: true });
  const mine = calls(offered("lea"), other.told, { now: START + 1000, watched: true });
  assert.equal(other.call, undefined);
  assert.deepEqual([mine.call.level, mine.call.reason], [2, "offered"]);
  assert.equal(calls(offered("lea"), mine.told, { now: START + 2000, watched: true }).call, undefined);
});
