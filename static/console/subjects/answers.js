// What was answered to a request for erasure: what goes, what stays, until when and on what ground.
import { html } from "../html.js";
import { t, word } from "../i18n.js";
import { dayOf } from "../when.js";

const LOOKS = { erased_now: "good", kept_until: "", restricted: "warn", erased_before: "good" };

/** Fields of one thing that have the same answer stand in one row. */
export function Answers({ answers }) {
  if (!answers.length) return html`<p class="soft">${t("subjects.nothing_kept")}</p>`;
  const rows = new Map();
  for (const { of, field, answer, ground, until } of answers) {
    const key = [of, answer, ground, until].join("/");
    if (!rows.has(key)) rows.set(key, { of, answer, ground, until, fields: [] });
    rows.get(key).fields.push(field);
  }
  return html`
    <ul class="follow">${[...rows].map(([key, { of, answer, ground, until, fields }]) => html`
      <li key=${key}>
        <p><b class="figures">${of.startsWith("C-") ? of : t("subjects.conversation", { id: of.slice(0, 8) })}</b> <span class=${`chip ${LOOKS[answer]}`}>${word("answered", answer)}</span></p>
        <p class="small">${word("ground", ground)}${until && ` ${t("subjects.until", { day: dayOf(until) })}`}</p>
        <p class="soft small">${fields.map((field) => word("kept", field)).join(", ")}</p>
      </li>`)}</ul>`;
}

/** What somebody else has to answer for, because whoever asks is excluded from it. */
export function Withheld({ references }) {
  return references.length > 0 && html`<p class="failed warn">${t("subjects.withheld", { references: references.join(", ") })}</p>`;
}
