import assert from "node:assert/strict";
import { test } from "node:test";
import * as state from "../../../static/console/live/state.js";
import { freshness, writable } from "../../../static/console/live/freshness.js";

const ME = { id: "lea", name: "Léa", available: true, capacity: 5 };
const line = (conversation, more = {}) => ({ conversation, mode: "waiting", language: "fr", unread: 0, ...more });
const ids = (lines) => lines.map((each) => each.conversation);
const greeted = (lists = {}) => state.hello(state.EMPTY, { me: ME, waiting: [], mine: [], ...lists });
const watching = (entries, more = {}) =>
  state.synced(state.watched(greeted(), { conversation: line("c"), fields: {}, entries, ...more }), "c");

test("a new request takes its place by how long it has waited", () => {
  const before = greeted({ waiting: [line("b", { waiting_since: "2026-11-22T10:05:00.000Z" })] });
  const after = state.line(before, line("a", { waiting_since: "2026-11-22T10:01:00.000Z" }));
  assert.deepEqual(ids(after.waiting), ["a", "b"]);
});

test("a conversation that I take moves from the queue to mine", () => {
  const before = greeted({ waiting: [line("a"), line("b")] });
  const after = state.line(before, line("a", { mode: "agent", agent: { id: "lea", name: "Léa" } }));
  assert.deepEqual([ids(after.waiting), ids(after.mine)], [["b"], ["a"]]);
});

test("a conversation that somebody else takes leaves the queue and is not mine", () => {
  const before = greeted({ waiting: [line("a")] });
  const after = state.line(before, line("a", { mode: "agent", agent: { id: "marc", name: "Marc" } }));
  assert.deepEqual([after.waiting, after.mine], [[], []]);
});

test("mine keep their order when one of them changes", () => {
  const mine = [line("a"), line("b"), line("c")].map((each) => ({ ...each, mode: "agent", agent: ME }));
  const after = state.line(greeted({ mine }), { ...mine[0], unread: 3 });
  assert.deepEqual(ids(after.mine), ["a", "b", "c"]);
  assert.equal(after.mine[0].unread, 3);
});

test("lines that no change touched stay the same objects, so that their rows need not be drawn", () => {
  const before = greeted({ waiting: [line("a"), line("b")] });
  const after = state.line(before, line("b", { unread: 1 }));
  assert.equal(after.waiting[0], before.waiting[0]);
});

test("entries for a conversation that is not open are left alone: they are read when it is opened", () => {
  assert.deepEqual(state.entries(greeted(), { conversation: "c", entries: [{ no: 1 }] }).threads, {});
});

test("what the customer says ends their typing", () => {
  const before = state.typing(watching([]), { conversation: "c", by: "customer", on: true });
  const after = state.entries(before, { conversation: "c", entries: [{ no: 1, seq: 1, by: "customer" }] });
  assert.deepEqual(after.threads.c.typing, {});
});

test("a seen mark never goes back", () => {
  const once = state.seen(watching([]), { conversation: "c", by: "customer", seq: 7 });
  assert.equal(state.seen(once, { conversation: "c", by: "customer", seq: 3 }).threads.c.seen.customer, 7);
});

test("the seen mark names the last line that the customer can see, not a note after it", () => {
  const { threads } = watching([{ no: 1, seq: 1 }, { no: 2, seq: 2 }, { no: 3, kind: "note" }]);
  assert.equal(state.lastSeq(threads.c), 2);
});

test("a lost line makes every thread unsure until it is read again", () => {
  assert.equal(watching([]).threads.c.synced, true);
  assert.equal(state.disconnected(watching([])).threads.c.synced, false);
  assert.equal(state.hello(watching([]), { me: ME, waiting: [], mine: [] }).threads.c.synced, false);
});

test("somebody who leaves keeps the name they had", () => {
  const before = state.person(greeted(), { id: "marc", name: "Marc", available: true });
  assert.equal(state.person(before, { id: "marc", available: false, load: 0 }).staff.marc.name, "Marc");
});

test("writing is allowed only on a fresh line and a thread that was read since", () => {
  const now = 1_000_000;
  const live = { connected: true, syncedAt: now - 1_000 };
  assert.equal(writable(live, { synced: true }, now), true);
  assert.equal(writable(live, { synced: false }, now), false);
  assert.equal(writable({ ...live, connected: false }, { synced: true }, now), false);
  assert.equal(writable({ ...live, syncedAt: now - 26_000 }, { synced: true }, now), false);
  assert.equal(freshness({ connected: false, syncedAt: 0 }, now), "connecting");
});

test("a line that is older than what its thread shows changes nothing", () => {
  let now = state.hello(state.EMPTY, { me: { id: "lea" }, waiting: [], mine: [] });
  const led = { conversation: "c", mode: "agent", agent: { id: "lea", name: "Léa" }, unread: 0, last_no: 2 };
  now = state.watched(now, { conversation: led, fields: {}, entries: [{ no: 1 }, { no: 2 }] });
  now = state.synced(now, "c");

  now = state.line(now, { conversation: "c", mode: "waiting", unread: 0, last_no: 1 });

  assert.equal(now.threads.c.line.mode, "agent");
  assert.deepEqual(now.waiting, []);
});
