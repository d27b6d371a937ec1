// The console's words in the language of the person who reads: `t("act.take")`, `t("error.taken", {name})`.
import { Words } from "../shared/words.js";
import accounts from "./words/accounts.js";
import acts from "./words/acts.js";
import complaints from "./words/complaints.js";
import errors from "./words/errors.js";
import fields from "./words/fields.js";
import figures from "./words/figures.js";
import helping from "./words/helping.js";
import live from "./words/live.js";
import review from "./words/review.js";
import shell from "./words/shell.js";
import transcripts from "./words/transcripts.js";

export const LANGUAGES = ["fr", "en"];
export const WORDS = {
  ...accounts,
  ...shell,
  ...live,
  ...acts,
  ...helping,
  ...fields,
  ...complaints,
  ...transcripts,
  ...figures,
  ...review,
  ...errors,
};

const words = new Words(async (language) => ({ default: dictionaryOf(language) }));

export function language() {
  return words.language;
}

export async function speak(wanted) {
  await words.use(LANGUAGES.includes(wanted) ? wanted : "en");
}

/** Adds the sentences of a page that came later, in this language and in those to come. */
export async function learn(sentences) {
  await words.also(async (language) => ({ default: dictionaryOf(language, sentences) }));
}

/** The sentence of `key`; `{name}` in it is filled from `values`; `count` chooses the plural. */
export function t(key, values) {
  return words.say(key, values);
}

export function has(key) {
  return words.has(key);
}

/** The word of a code (a stage, a clock, a field), or the code itself made readable when we have none. */
export function word(group, code, values) {
  const key = `${group}.${code}`;
  return words.has(key) ? words.say(key, values) : String(code ?? "").replaceAll("_", " ");
}

function dictionaryOf(language, sentences = WORDS) {
  const side = LANGUAGES.indexOf(language);
  return Object.fromEntries(Object.entries(sentences).map(([key, both]) => [key, both[side]]));
}
