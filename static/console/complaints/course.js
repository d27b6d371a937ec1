// What was asked of the customer and answered, how long the promise was extended, what bodies outside said, and holds.
import { html } from "../html.js";
import { t, word } from "../i18n.js";
import { nameOf } from "../colleagues.js";
import { dayOf, momentOf } from "../when.js";

export function Course({ complaint, app }) {
  const by = (id) => nameOf(app, id, complaint) ?? word("actor", id);
  const said = (row) => [row.by && by(row.by), row.at && momentOf(row.at)].filter(Boolean).join(" · ");
  const parts = [
    ...(complaint.information_requests ?? []).map((row) => ["request_information", row.questions, row]),
    ...(complaint.answers ?? []).map((row) => ["provide_information", row.text, row]),
    ...(complaint.extensions ?? []).map((row) => ["extend", t("course.until", { day: dayOf(row.until), reason: row.reason }), row]),
    ...(complaint.external_cases ?? []).map((row) => ["refer_external", [row.body, row.case, dayOf(row.on)].filter(Boolean).join(" · "), row]),
    ...(complaint.external_cases ?? []).filter((row) => row.determined).map(({ determined: row }) =>
      ["determine_external", [word("determination", row.outcome), dayOf(row.on), row.text].filter(Boolean).join(" · "), row]),
    ...(complaint.holds ?? []).map((row) => ["hold", row.reason, row]),
    ...(complaint.reopened ? [["reopen", complaint.reopened.reason, complaint.reopened]] : []),
    ...(complaint.authorisation_refused ? [["refuse_authorisation", complaint.authorisation_refused.reason, complaint.authorisation_refused]] : []),
  ];
  parts.sort(([, , one], [, , other]) => String(one.at).localeCompare(String(other.at)));
  return parts.length > 0 && html`
    <section class="card"><h2>${t("course.title")}</h2>
      <ol class="follow">${parts.map(([event, text, row], place) => html`
        <li key=${place}><p><b>${word("event", event)}</b></p><p class="story">${text}</p><p class="soft small">${said(row)}</p></li>`)}</ol>
    </section>`;
}
