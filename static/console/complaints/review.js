// What waits for a second person: the draft as it would go out, who wrote it, who approved it; and the findings under it.
import { html } from "../html.js";
import { language, t, word } from "../i18n.js";
import { nameOf } from "../colleagues.js";
import { moneyOf } from "../money.js";
import { labelOf } from "../topics.js";
import { dayOf, momentOf } from "../when.js";

export function Review({ complaint, app }) {
  const { review, sent_back: back, language: spoken } = complaint;
  if (!review) return back ? html`<p class="failed warn">${t("complaint.sent_back", { reason: back.reason ?? "" })}</p>` : null;
  const by = (row) => ({ name: nameOf(app, row.by, complaint) ?? row.by, at: momentOf(row.at) });
  const rows = [
    ["act_form.proposal", word("proposal", review.proposal)],
    ["act_form.outcome", review.outcome && word("finding", review.outcome)],
    ["act_form.redress", review.redress && redressOf(review.redress)],
    ["act_form.cause", review.root_cause && causeOf(review.root_cause, app.props.firm.root_causes ?? [])],
  ];
  return html`
    <section class="card"><h2>${t("complaint.review")}</h2>
      <p class="soft small">${t("complaint.review_by", by(review))}</p>
      ${review.approved && html`<p><span class="chip good">${t("complaint.review_approved", by(review.approved))}</span></p>`}
      <dl class="terms">${rows.filter(([, told]) => told).map(([name, told]) => html`<div><dt>${t(name)}</dt><dd>${told}</dd></div>`)}</dl>
      <blockquote class="letter story" lang=${spoken !== language() ? spoken : undefined}>${review.text}</blockquote>
    </section>`;
}

export function Findings({ findings = [] }) {
  return findings.length > 0 && html`
    <section class="card"><h2>${t("complaint.findings")}</h2>
      <ul class="stack">${findings.map((row) => html`<li><b>${row.allegation}</b> · ${word("finding", row.finding)}<p class="story small">${row.reasons}</p></li>`)}</ul>
    </section>`;
}

export function redressOf({ kind, amount, text, by }) {
  const sum = amount && moneyOf(amount);
  return [word("redress", kind), sum, text, by && dayOf(by)].filter(Boolean).join(" · ");
}

export function causeOf({ area, cause }, areas) {
  const causes = areas.find(({ value }) => value === area)?.causes ?? [];
  return `${labelOf(areas, area)} · ${labelOf(causes, cause)}`;
}
