// When the support team is there: the week, day by day, and whether it is there now.
import { html } from "../html.js";
import { language, t } from "../i18n.js";
import { weekdayOf } from "../when.js";

const WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

export function Hours({ hours }) {
  return html`
    <section class="card"><h2>${t("policy.hours")}</h2>
      <p><span class=${`chip ${hours.open ? "good" : ""}`}>${t(hours.open ? "policy.open" : "policy.closed")}</span></p>
      <table class="pairs"><tbody>${WEEK.map((day, place) => html`
        <tr><th scope="row">${weekdayOf(place)}</th><td class="figures">${framesOf(hours, day)}</td></tr>`)}</tbody></table>
      <p class="soft small">${t("policy.hours_zone", { town: hours.town[language()] })} ${t(hours.closed_on_holidays ? "policy.holidays_closed" : "policy.holidays_open")}</p>
    </section>`;
}

function framesOf({ frames }, day) {
  const open = frames.filter(({ days }) => days.includes(day)).map(({ opens, closes }) => `${opens}–${closes}`);
  return open.length ? open.join(", ") : html`<span class="soft">${t("policy.day_closed")}</span>`;
}
