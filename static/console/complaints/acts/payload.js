// What a form holds, as the register wants it told. Pure.

const NUMBERS = new Set(["days", "number"]);
const FLAGS = new Set(["systemic"]);
const LISTS = new Set(["files"]);

/**
 * `values`: flat, `{"redress.kind": "money", "redress.amount": "120.50", files: "id id"}`; a number between dots makes a list.
 * A part whose `kind` is empty, or a list's row with nothing in it, is left out.
 */
export function payloadOf(values, currency) {
  const told = {};
  for (const [path, text] of Object.entries(values)) {
    const steps = path.split(".");
    const name = steps.at(-1);
    inside(told, steps.slice(0, -1))[name] = valueOf(name, text, currency);
  }
  return tidy(told);
}

function inside(whole, steps) {
  return steps.reduce((part, step) => (part[step] ??= {}), whole);
}

function valueOf(name, text, currency) {
  if (NUMBERS.has(name)) return Number(text);
  if (FLAGS.has(name)) return text === "on";
  if (LISTS.has(name)) return text.split(" ");
  // In the smallest unit: no fraction ever meets the register.
  if (name === "amount") return { minor: Math.round(Number(text.replace(",", ".")) * 100), currency };
  return text;
}

function tidy(part) {
  const kept = Object.entries(part).map(([name, value]) => [name, isPart(value) ? tidy(value) : value]);
  const names = kept.map(([name]) => name);
  return names.length && names.every((name) => /^\d+$/.test(name)) ? kept.map(([, value]) => value) : Object.fromEntries(kept);
}

function isPart(value) {
  return typeof value === "object" && !Array.isArray(value) && !("minor" in value);
}
