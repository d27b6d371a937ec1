import assert from "node:assert/strict";
import { test } from "node:test";
import { openAsk } from "../../../static/chat/open_ask.js";

const ask = (to, field, type = "text") => ({ to, field, type, optional: false });
const asked = (seq, field, type) => ({ seq, by: "bot", kind: "asked", ask: ask(seq, field, type) });
const answered = (seq, field, more = {}) => ({ seq, by: "customer", kind: "said", field, ...more });
const NOTHING = { ask: null, seq: 0 };

test("the newest question is the open one", () => {
  assert.equal(openAsk(NOTHING, [asked(1, "name"), answered(2, "name"), asked(3, "email")]).field, "email");
});

test("an answered question is closed", () => {
  assert.equal(openAsk(NOTHING, [asked(1, "name"), answered(2, "name")]), null);
});

test("lines of others leave the question open", () => {
  assert.equal(openAsk(NOTHING, [asked(1, "name"), { seq: 2, by: "agent", kind: "said" }]).to, 1);
});

test("files may follow files until the customer says done", () => {
  const line = [asked(1, "evidence", "files"), answered(2, "evidence", { kind: "file" })];
  assert.equal(openAsk(NOTHING, line).to, 1);
  assert.equal(openAsk(NOTHING, [...line, answered(3, "evidence", { choice: "done" })]), null);
});

test("a person who takes over closes the question", () => {
  assert.equal(openAsk(NOTHING, [asked(1, "name"), { seq: 2, by: "system", kind: "joined" }]), null);
});

test("the server's word stands for all lines up to its own", () => {
  const line = [asked(1, "name"), answered(2, "name"), asked(3, "email")];
  assert.equal(openAsk({ ask: null, seq: 3 }, line), null);
  assert.equal(openAsk({ ask: ask(3, "email"), seq: 3 }, line).to, 3);
});

test("a mode that comes ahead of its lines is not undone by them", () => {
  const base = { ask: ask(5, "satisfied", "choice"), seq: 3 };
  const late = [{ seq: 4, by: "system", kind: "returned" }, asked(5, "satisfied", "choice")];
  assert.equal(openAsk(base, late).to, 5);
});
