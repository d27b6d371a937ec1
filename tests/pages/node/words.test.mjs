import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import firstEn from "../../../static/chat/words/en.js";
import firstFr from "../../../static/chat/words/fr.js";
import lateEn from "../../../static/chat/late/words/en.js";
import lateFr from "../../../static/chat/late/words/fr.js";
import { Words } from "../../../static/shared/words.js";

const CHAT = new URL("../../../static/chat/", import.meta.url);
const fr = { ...firstFr, ...lateFr };
const en = { ...firstEn, ...lateEn };
const sourceOf = (folder) =>
  readdirSync(new URL(folder, CHAT))
    .filter((name) => name.endsWith(".js"))
    .map((name) => readFileSync(new URL(folder + name, CHAT), "utf8"))
    .join("\n")
    .replace(/\bh\(\s*["`][^"`]*["`]/g, "h("); // what looks like a key there is an element with its classes

const FIRST = sourceOf("./");
const SOURCE = FIRST + sourceOf("./late/");
const familiesOf = (source) => [...source.matchAll(/[`"]([a-z_]+(?:\.[a-z_]+)*\.)\$\{/g)].map((found) => found[1]);
const mentionedIn = (source) => new Set([...source.matchAll(/"([a-z_]+(?:\.[a-z_]+)*)"/g)].map((found) => found[1]));
const FAMILIES = familiesOf(SOURCE);
const MENTIONED = mentionedIn(SOURCE);

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

test("what is painted first needs no word that comes later", () => {
  const mentioned = mentionedIn(FIRST);
  const families = familiesOf(FIRST);
  const wanted = Object.keys(lateFr).filter((key) => mentioned.has(key) || families.some((family) => key.startsWith(family)));
  assert.deepEqual(wanted.filter((key) => !key.startsWith("notice.")), []); // late/banner.js says notices
});

test("no word is given twice", () => {
  assert.deepEqual(Object.keys(firstFr).filter((key) => key in lateFr), []);
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
  assert.deepEqual(same.sort(), ["composer.counter", "log.label", "menu.open", "receipt.at", "receipt.signature", "who.bot"]);
});

test("French puts no plain space before its high punctuation", () => {
  for (const [key, sentence] of Object.entries(fr)) {
    assert.doesNotMatch(JSON.stringify(sentence), / [?!;:]/, key);
  }
});

test("words that come later join those that are here, and follow the language", async () => {
  const words = new Words(async (language) => ({ default: { first: language } }));
  await words.use("fr");
  await words.also(async (language) => ({ default: { later: `${language}+` } }));
  assert.equal(words.say("first") + words.say("later"), "frfr+");
  await words.use("en");
  assert.equal(words.say("first") + words.say("later"), "enen+");
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
