// The public holidays of the coming year by name: the days that no clock counts.
import { html } from "../html.js";
import { language, t } from "../i18n.js";
import { dayOf } from "../when.js";
import { isWeekend } from "./told.js";

export function Holidays({ calendar }) {
  const { holidays, years: [first, last], version } = calendar;
  return html`
    <section class="card"><h2>${t("policy.holidays")}</h2>
      ${holidays.length === 0 && html`<p class="soft">${t("policy.holidays_none")}</p>`}
      <ul class="holidays">${holidays.map(({ day, name, source }) => html`
        <li key=${day}><time datetime=${day}>${dayOf(day)}</time>
          <span>${name[language()]}
            ${isWeekend(day) && html` <span class="soft small">${t("policy.on_weekend")}</span>`}
            ${source && html`<br /><span class="soft small">${t("policy.proclaimed", { source })}</span>`}</span></li>`)}</ul>
      <p class="soft small">${t("policy.edition", { version, first, last })}</p>
    </section>`;
}
