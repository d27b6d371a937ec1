// The firm's own words for its topics and services; a code that it does not name is made readable.
import { language } from "./i18n.js";

/** `choices`: `[{value, label: {fr, en}}]` of the policy. */
export function labelOf(choices, value) {
  const known = choices.find((choice) => choice.value === value);
  return known?.label[language()] ?? String(value).replaceAll("_", " ");
}
