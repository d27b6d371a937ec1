// The box one types in, shaped by the question: one line, an e-mail, many lines with a counter.

import { h } from "/static/shared/dom.js";

/** What the browser and a phone's keyboard should offer for the fields of the built-in flow. */
const HINTS = {
  name: { autocomplete: "name" },
  client_name: { autocomplete: "off" },
  email: { type: "email", autocomplete: "email", inputmode: "email" },
  code: { autocomplete: "one-time-code", inputmode: "numeric" },
};
const BY_TYPE = { email: HINTS.email, money: { autocomplete: "transaction-amount", inputmode: "decimal" } };

/** An account to be told at length: Enter makes a new line there. The first question of a chat is mostly one line. */
export function isLong(ask) {
  return ask?.type === "long_text" && ask.field !== "question";
}

/** The element for `ask` (or for no ask), ready with `value`. */
export function textField(ask, value) {
  const hints = BY_TYPE[ask?.type] ?? HINTS[ask?.field];
  const field = hints
    ? h("input.input", { type: "text", ...hints })
    : h("textarea.input", { rows: isLong(ask) ? (ask.earlier ? 2 : 4) : 1, autocapitalize: "sentences" });
  field.value = value;
  return field;
}

/** How many characters the server will count. */
export function lengthOf(text) {
  return [...text].length;
}

/** The key of what is wrong with an e-mail address, or `null`. A text without @ may be a word for the bot. */
export function emailProblem(text) {
  if (!text.includes("@")) return null;
  return /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text) ? null : "composer.email_wrong";
}

/** Lets a many-line box grow with its text, up to what its style allows. */
export function grow(field) {
  if (field.localName !== "textarea") return;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + 2}px`;
}
