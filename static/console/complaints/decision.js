// What was decided and sent, what the customer said to it, and what the firm still has to do because of it.
import { html } from "../html.js";
import { language, t, word } from "../i18n.js";
import { legalToday, dayOf, momentOf } from "../when.js";
import { causeOf, redressOf } from "./review.js";

/** `act(event, start)` opens the form of an act. */
export function Decision({ complaint, app, act }) {
  const decided = complaint.response ?? complaint.ending;
  const { reply, closed } = complaint;
  if (!decided && !closed) return null;
  const rows = [
    ["act_form.outcome", decided?.outcome && word("finding", decided.outcome)],
    ["act_form.redress", decided?.redress && redressOf(decided.redress)],
    ["act_form.cause", decided?.root_cause && causeOf(decided.root_cause, app.props.firm.root_causes ?? [])],
    ["act_form.agreed", decided?.agreed],
    ["decision.reply", reply && `${word("reply", reply.kind)} · ${momentOf(reply.at)}`],
    ["decision.reasons", reply?.reason],
    ["decision.closed", closed && `${word("closed", closed.as)} · ${momentOf(closed.at)}`],
  ];
  return html`
    <section class="card stack"><h2>${t("decision.title")}</h2>
      <dl class="terms">${rows.filter(([, told]) => told).map(([name, told]) => html`<div key=${name}><dt>${t(name)}</dt><dd>${told}</dd></div>`)}</dl>
      ${decided?.text && html`<details><summary>${t("decision.text")}</summary><p class="story" lang=${complaint.language !== language() ? complaint.language : undefined}>${decided.text}</p></details>`}
      <${Redress} complaint=${complaint} redress=${decided?.redress} app=${app} act=${act} />
      <${Actions} complaint=${complaint} actions=${decided?.corrective_actions ?? []} app=${app} act=${act} />
    </section>`;
}

/** What was promised to the customer, until somebody says that it was done. */
function Redress({ complaint, redress, app, act }) {
  const done = complaint.remedies ?? [];
  if (!done.length && (!redress || redress.kind === "none" || complaint.state !== "remedy")) return null;
  const late = !done.length && redress.by && redress.by < legalToday(app.props.firm.zone);
  return html`
    <h3>${t("follow.redress")}</h3>
    ${done.map((row) => html`<p><span class="chip good">${t("follow.done")}</span> ${row.done} <span class="soft small">${dayOf(row.done_on)}</span></p>`)}
    ${!done.length && html`<p><span class=${`chip ${late ? "bad" : "warn"}`}>${t(late ? "follow.overdue" : "follow.open")}</span> ${redressOf(redress)}</p>`}
    ${!done.length && complaint.allowed?.includes("remedy") && html`<div><button class="button" onClick=${() => act("remedy")}>${word("do", "remedy")}</button></div>`}`;
}

/** What the firm changes so that it does not happen again. */
function Actions({ complaint, actions, app, act }) {
  if (!actions.length) return null;
  const done = new Map((complaint.actions_done ?? []).map((row) => [row.number, row]));
  const today = legalToday(app.props.firm.zone);
  return html`
    <h3>${t("follow.actions")}</h3>
    <ol class="follow">${actions.map(({ action, owner, due }, place) => html`
      <${Action} key=${place} action=${action} owner=${owner} due=${due} done=${done.get(place + 1)} late=${due < today}
        act=${complaint.allowed?.includes("complete_action") && (() => act("complete_action", { number: String(place + 1) }))} />`)}</ol>`;
}

function Action({ action, owner, due, done, late, act }) {
  return html`
    <li class="stack">
      <p><span class=${`chip ${done ? "good" : late ? "bad" : ""}`}>${t(done ? "follow.done" : late ? "follow.overdue" : "follow.open")}</span> ${action}</p>
      <p class="soft small">${done ? `${done.done} · ${dayOf(done.done_on)}` : t("follow.owner", { owner, day: dayOf(due) })}</p>
      ${!done && act && html`<div><button class="button" onClick=${act}>${t("follow.complete")}<span class="visually-hidden"> ${action}</span></button></div>`}
    </li>`;
}
