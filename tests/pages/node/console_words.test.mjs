import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { learn, speak, t, word, WORDS as FIRST } from "../../../static/console/i18n.js";
import { LATE_WORDS } from "../../../static/console/late_words.js";

const WORDS = { ...FIRST, ...LATE_WORDS };
const PLACES = ["console", "console/live", "console/complaints", "console/complaints/acts", "console/menu", "console/account", "console/inquiries", "console/intake", "console/people", "console/policy", "console/register", "console/subjects", "review"];
const SOURCE = PLACES.map((place) => new URL(`../../../static/${place}/`, import.meta.url))
  .flatMap((place) => readdirSync(place).filter((name) => name.endsWith(".js")).map((name) => new URL(name, place)))
  .map((file) => readFileSync(file, "utf8"))
  .join("\n");
const QUOTED = new Set([...SOURCE.matchAll(/"([a-z_]+\.[a-z_0-9]+)"/g)].map((found) => found[1]));
const FAMILIES = new Set([
  ...[...SOURCE.matchAll(/[`"]([a-z_]+\.[a-z_]*)\$\{/g)].map((found) => found[1]),
  // A dialog's sentences begin with the name of its act.
  ...[...SOURCE.matchAll(/\bact="([a-z_]+)"/g)].map((found) => `${found[1]}.`),
  ...[...SOURCE.matchAll(/\b(?:word|options)\("([a-z_]+)"/g)].map((found) => `${found[1]}.`),
]);

const valuesIn = (sentence) => new Set([...JSON.stringify(sentence).matchAll(/\{(\w+)\}/g)].map((found) => found[1]));

test("every sentence is there in both languages and names the same values", () => {
  for (const [key, both] of Object.entries(WORDS)) {
    assert.equal(both.length, 2, key);
    assert.deepEqual(valuesIn(both[0]), valuesIn(both[1]), key);
  }
});

test("every sentence that is asked for exists", () => {
  const used = [...SOURCE.matchAll(/\bt\("([^"]+)"/g)].map((found) => found[1]);
  assert.ok(used.length > 100);
  assert.deepEqual(used.filter((key) => !(key in WORDS)), []);
});

test("every family of sentences that is built at run time has members", () => {
  for (const family of FAMILIES) {
    assert.ok(Object.keys(WORDS).some((key) => key.startsWith(family)), family);
  }
});

test("no sentence is left that nobody shows", () => {
  const shown = (key) => QUOTED.has(key) || [...FAMILIES].some((family) => key.startsWith(family));
  assert.deepEqual(Object.keys(WORDS).filter((key) => !shown(key)), []);
});

test("French puts no plain space before its high punctuation", () => {
  for (const [key, [french]] of Object.entries(WORDS)) {
    assert.doesNotMatch(JSON.stringify(french).replace(/":/g, ""), / [?!;:]/, key);
  }
});

test("a count chooses the plural of its language", async () => {
  await speak("fr");
  assert.equal(t("complaints.count", { count: 0 }), "0 réclamation");
  await speak("en");
  assert.equal(t("complaints.count", { count: 0 }), "0 complaints");
});

test("a code without words is made readable", async () => {
  await speak("en");
  assert.equal(word("state", "in_review"), "in review");
  assert.equal(word("state", "never_heard_of"), "never heard of");
});

test("what a page brings along is said in the language that is spoken, and in the next one", async () => {
  await speak("en");
  await learn(LATE_WORDS);
  assert.equal(t("do.respond"), "Send the final response");
  await speak("fr");
  assert.equal(t("do.respond"), "Envoyer la réponse finale");
});

test("no sentence comes twice", () => {
  assert.deepEqual(Object.keys(LATE_WORDS).filter((key) => key in FIRST), []);
});
