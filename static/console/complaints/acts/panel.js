// What can be done with a complaint now, as buttons; what cannot yet, as buttons that say what is missing.
import { html } from "../../html.js";
import { t, word } from "../../i18n.js";
import { whyOf } from "../../refusals.js";
import { ActForm } from "./act_form.js";

/** The way a case goes; the first of these that is open is the one to press. */
const WAY = [
  "verify_authorisation", "assign", "declare_no_conflict", "start", "approve", "respond", "remedy", "record_finding", "submit",
  "close", "provide_information", "request_information",
];
const RARE = new Set([
  "exclude", "hold", "release_hold", "refer_external", "determine_external", "link", "letter_sent", "letter_bounced",
  "revoke_authorisation", "propose_purge", "approve_purge", "complete_action", "withdraw", "acknowledge", "reopen",
]);

/**
 * `asked`: `{event, start?}`, the act whose form is open; `act(event, start)` opens one, `act()` closes it.
 * `changed(complaint?)`: it was changed, or has to be read again.
 */
export function Acts({ complaint, app, asked, act, changed }) {
  const { allowed = [] } = complaint;
  // Most complaints have no corrective action: that there is none to be done is no news.
  const refused = (complaint.refused ?? []).filter((each) => each.event !== "complete_action");
  if (!allowed.length && !refused.length) return null;
  const next = WAY.find((each) => allowed.includes(each) && !isDone(each, complaint, app.props.me));
  const usual = allowed.filter((each) => each !== next && !RARE.has(each));
  const rare = allowed.filter((each) => each !== next && RARE.has(each));
  const button = (each, look = "") => html`
    <button key=${each} class=${`button ${look}`} onClick=${() => act(each)}>${word("do", each)}</button>`;
  return html`
    <section class="card acts" aria-labelledby="acts"><h2 id="acts">${t("complaint.acts")}</h2>
      ${complaint.escalation && html`<p class="failed warn">${t("complaint.escalation")}</p>`}
      <div class="acts-open">${next && button(next, "primary")}${usual.map((each) => button(each))}</div>
      ${refused.length > 0 && html`<${Refused} refused=${refused} />`}
      ${rare.length > 0 && html`<details><summary>${t("complaint.acts_rare")}</summary><div class="acts-open">${rare.map((each) => button(each))}</div></details>`}
      ${asked && html`<${ActForm} key=${asked.event} event=${asked.event} start=${asked.start} complaint=${complaint} app=${app} changed=${changed} close=${() => act()} />`}
    </section>`;
}

function Refused({ refused }) {
  return html`
    <h3>${t("complaint.acts_refused")}</h3>
    <ul class="acts-refused">${refused.map(({ event, missing, reasons }) => html`
      <li key=${event}><button class="button" aria-disabled="true" aria-describedby=${`why-${event}`}>${word("do", event)}</button>
        <p class="soft small" id=${`why-${event}`}>${reasons.map((code, place) => whyOf(code, missing[place])).join(" ")}</p></li>`)}</ul>`;
}

/** Declared once a round is enough, and so is to have named who handles it; the server would take either again. */
function isDone(event, { people = {}, round }, me) {
  if (event === "assign") return Boolean(people.officer && people.investigator);
  return event === "declare_no_conflict" && (people.declarations ?? []).some((row) => row.staff === me.id && row.round === round);
}
