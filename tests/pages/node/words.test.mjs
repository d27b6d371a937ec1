import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import en from "../../../static/chat/words/en.js";
import fr from "../../../static/chat/words/fr.js";
import { Words } from "../../../static/shared/words.js";

const CHAT = new URL("../../../static/chat/", import.meta.url);
const SOURCE = readdirSync(CHAT)
  .filter((name) => name.endsWith(".js"))
  .map((name) => readFileSync(new URL(name, CHAT), "utf8"))
  .join("\n");
const FAMILIES = [...SOURCE.matchAll(/[`"]([a-z_]+(?:\.[a-z_]+)*\.)\$\{/g)].map((found) => found[1]);
const MENTIONED = new Set([...SOURCE.matchAll(/"([a-z_]+(?:\.[a-z_]+)*)"/g)].map((found) => found[1]));

const values = (sentence) => [...JSON.stringify(sentence).matchAll(/\{(\w+)\}/g)].map((found) => found[1]);

test("both languages have the same keys", () => {
  assert.deepEqual(Object.keys(fr).sort(), Object.keys(en).sort());
});

test("both languages name the same values in each sentence", () => {
  for (const key of Object.keys(fr)) {
    assert.deepEqual(new Set(values(fr[key])), new Set(values(en[key])), key);
  }
});

test("every key that is used exists", () => {
  const used = [...SOURCE.matchAll(/\b(?:say|show|act|deadline|button)\(\s*"([a-z_.]+)"/g)].map((found) => found[1]);
  const dotted = [...MENTIONED].filter((word) => word.includes(".") && !/\.(js|txt)$/.test(word));
  const ours = dotted.filter((word) => Object.keys(fr).some((key) => key.split(".")[0] === word.split(".")[0]));
  const missing = [...used.filter((key) => key.includes(".")), ...ours].filter((key) => !(key in fr));
  assert.deepEqual(missing, []);
  assert.ok(used.length > 20);
});

test("every family of keys that is built at run time has members", () => {
  for (const family of FAMILIES) {
    assert.ok(Object.keys(fr).some((key) => key.startsWith(family)), family);
  }
});

test("no key is left that nobody uses", () => {
  const idle = Object.keys(fr).filter((key) => !MENTIONED.has(key) && !FAMILIES.some((family) => key.startsWith(family)));
  assert.deepEqual(idle, []);
});

test("no sentence is empty, and the two languages differ", () => {
  for (const [key, sentence] of Object.entries(fr)) {
    assert.ok(JSON.stringify(sentence).length > 2, key);
  }
  const same = Object.keys(fr).filter((key) => JSON.stringify(fr[key]) === JSON.stringify(en[key]));
  assert.deepEqual(same.sort(), ["composer.counter", "menu.open", "receipt.signature", "who.bot"].filter((key) => fr[key] === en[key]).sort());
});

test("French puts no plain space before its high punctuation", () => {
  for (const [key, sentence] of Object.entries(fr)) {
    assert.doesNotMatch(JSON.stringify(sentence), / [?!;:]/, key);
  }
});

test("words fill in values and choose the plural of their language", async () => {
  const words = new Words(async (language) => ({ default: { fr, en }[language] }));
  await words.use("fr");
  assert.equal(words.say("files.send", { count: 0 }), "Envoyer 0 fichier");
  assert.equal(words.say("files.send", { count: 2 }), "Envoyer 2 fichiers");
  await words.use("en");
  assert.equal(words.say("files.send", { count: 0 }), "Send 0 files");
  assert.throws(() => words.say("no.such.key"), /no words for no.such.key in en/);
});
