import assert from "node:assert/strict";
import { test } from "node:test";
import { payloadOf } from "../../../static/console/complaints/acts/payload.js";
import { letterRows } from "../../../static/console/complaints/letter_rows.js";
import { halfOf, halvesUpTo } from "../../../static/console/register/halves.js";
import { grouped } from "../../../static/console/complaints/due.js";

const NOW = Date.parse("2026-11-25T08:00:00Z");
const complaint = (reference, ...clocks) => ({ reference, clocks });
const clock = (name, day, more = {}) => ({ clock: name, due: day, due_exclusive_utc: `${day}T20:00:00.000Z`, ...more });

test("the work list holds what is missed first, and each group the earliest first", () => {
  const groups = grouped([
    complaint("later", clock("propose", "2026-12-30")),
    complaint("nothing", clock("propose", "2026-11-20", { stopped_at: "2026-11-19T08:00:00.000Z" })),
    complaint("friday", clock("propose", "2026-11-27")),
    complaint("today", clock("acknowledge", "2026-11-25"), clock("propose", "2026-12-30")),
    complaint("missed", clock("propose", "2026-11-23")),
    complaint("thursday", clock("propose", "2026-11-26")),
    complaint("unanswered", clock("answer", "2026-11-20"), clock("propose", "2026-12-30")),
  ], NOW);

  assert.deepEqual(groups.map(([group, rows]) => [group, rows.map((row) => row.complaint.reference)]), [
    ["missed", ["missed"]],
    ["today", ["unanswered", "today"]],
    ["week", ["thursday", "friday"]],
    ["later", ["later"]],
    ["none_due", ["nothing"]],
  ]);
});

test("clocks that ask nothing of an officer do not make a complaint due", () => {
  const [[group]] = grouped([complaint("one", clock("lapse", "2026-11-25"), clock("external", "2026-11-20"))], NOW);
  assert.equal(group, "none_due");
});

test("a form becomes what the register takes: parts, rows, cents, numbers", () => {
  const told = payloadOf({
    proposal: "final_response",
    "redress.kind": "money",
    "redress.amount": "1200,50",
    "corrective_actions.0.action": "Tell earlier",
    "corrective_actions.0.due": "2026-12-01",
    systemic: "on",
    files: "a b",
    days: "10",
  }, "EUR");

  assert.deepEqual(told, {
    proposal: "final_response",
    redress: { kind: "money", amount: { minor: 120_050, currency: "EUR" } },
    corrective_actions: [{ action: "Tell earlier", due: "2026-12-01" }],
    systemic: true,
    files: ["a", "b"],
    days: 10,
  });
});

test("half-years are named as the register names them, the newest first", () => {
  assert.equal(halfOf("2026-06-30"), "2026H1");
  assert.equal(halfOf("2026-07-01"), "2026H2");
  assert.deepEqual(halvesUpTo("2026-11-25", 4), ["2026H2", "2026H1", "2025H2", "2025H1"]);
});

test("a letter stands where the outbox and the register together say that it stands", () => {
  const states = (letter, ...told) => letterRows([{ _id: "a", kind: "closure", ...letter }], told).map(({ state }) => state);
  assert.deepEqual(states({ state: "due" }), ["due"]);
  assert.deepEqual(states({ state: "recorded" }, { letter: "a" }), ["sent"]);
  assert.deepEqual(states({ state: "unsure" }, { letter: "a", proof: "log" }), ["posted"]);
  assert.deepEqual(states({ state: "to_print" }), ["to_print"]);
  assert.deepEqual(states({ state: "bounced" }, { letter: "a", bounced_at: "2026-11-25" }), ["bounced"]);
  assert.deepEqual(states({ state: "due" }, { letter: "a", bounced_at: "2026-11-25" }), ["due"]);
  assert.deepEqual(states({ state: "recorded" }, { proof: "RK 1" }), ["sent", "posted"]);
});
