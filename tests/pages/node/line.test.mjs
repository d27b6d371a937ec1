import assert from "node:assert/strict";
import { test } from "node:test";
import { Line } from "../../../static/shared/line.js";

const entries = (...numbers) => numbers.map((seq) => ({ seq }));
const numbers = (list) => list.map((entry) => entry.seq);

test("entries that come in any order stand by their number", () => {
  const line = new Line();
  line.add(entries(3, 1));
  line.add(entries(2));
  assert.deepEqual(numbers(line.entries), [1, 2, 3]);
  assert.equal(line.last, 3);
});

test("an entry that comes twice is shown once", () => {
  const line = new Line();
  line.add(entries(1, 2));
  assert.deepEqual(numbers(line.add(entries(2, 2, 3, 3))), [3]);
  assert.deepEqual(numbers(line.entries), [1, 2, 3]);
});

test("an entry ahead of a missing one leaves a gap, and resuming starts before it", () => {
  const line = new Line();
  line.add(entries(1, 2, 5));
  assert.deepEqual(line.gap, { after: 2, before: 5 });
  assert.equal(line.last, 2);
  assert.deepEqual(numbers(line.whole), [1, 2]);
  line.add(entries(3, 4));
  assert.equal(line.gap, null);
  assert.equal(line.last, 5);
});

test("a line that begins in the middle takes nothing from before it", () => {
  const line = new Line({ key: "no", after: 10 });
  assert.deepEqual(line.add([{ no: 9 }, { no: 10 }, { no: 11 }]), [{ no: 11 }]);
  assert.equal(line.gap, null);
});

test("what has no number of this line is left out", () => {
  const line = new Line();
  assert.deepEqual(line.add([{ no: 4 }, { seq: "5" }]), []);
});

test("every order of arrival ends in the same line", () => {
  for (let round = 0; round < 200; round += 1) {
    const line = new Line();
    const arrivals = [...Array(12).keys(), 3, 7].map((seq) => seq + 1).sort(() => Math.random() - 0.5);
    for (const seq of arrivals) line.add(entries(seq));
    assert.deepEqual(numbers(line.entries), [...Array(12).keys()].map((seq) => seq + 1));
    assert.equal(line.gap, null);
  }
});
