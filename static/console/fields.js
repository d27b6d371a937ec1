// What the customer told, by the flow's names, as a list of terms.
import { html } from "./html.js";
import { language, t, word } from "./i18n.js";
import { fileSize } from "../shared/dates.js";
import { labelOf } from "./topics.js";
import { dayOf } from "./when.js";

const FIRST = ["name", "email", "account", "topic", "question"];
const HIDDEN = new Set(["language", "next", "confirm", "kept"]);

/** `more(name)`: what stands behind a value. */
export function FieldList({ fields, firm, more = () => null }) {
  const names = [...FIRST.filter((name) => name in fields), ...Object.keys(fields).filter((name) => !FIRST.includes(name))];
  const told = names.filter((name) => !HIDDEN.has(name) && fields[name] !== "");
  if (!told.length) return html`<p class="soft small">${t("facts.none")}</p>`;
  return html`
    <dl class="terms">${told.map((name) => html`
      <div key=${name}><dt>${word("field", name)}</dt><dd>${valueOf(name, fields[name], firm)}${more(name)}</dd></div>`)}</dl>`;
}

function valueOf(name, value, firm) {
  if (name === "topic") return labelOf(firm.topics, value);
  if (name === "service") return labelOf(firm.services, value);
  if (Array.isArray(value)) return value.map((file) => html`<${File} file=${file} />`);
  if (typeof value === "boolean") return word("value", value ? "yes" : "no");
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return dayOf(value);
  return word("value", value) === String(value).replaceAll("_", " ") ? String(value) : word("value", value);
}

function File({ file }) {
  if (typeof file !== "object") return String(file);
  return html`<a class="file" href=${`/api/files/${file.file}`} download>${file.name}
    <span class="soft small">${file.bytes ? fileSize(language(), file.bytes) : ""}</span></a>`;
}
