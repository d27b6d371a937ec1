// Why a clock ends on its day: day 0, the days that were counted, those that were not, by name.
import { html } from "../html.js";
import { language, t } from "../i18n.js";
import { dayOf } from "../when.js";
import { isDrawable, weeksOf } from "/static/shared/counting.js";

/** `title`: what the clock is for; `calendar`: the edition that it was computed with. */
export function Why({ title, clock, calendar }) {
  const weeks = clock.days && isDrawable(clock) ? weeksOf(clock) : [];
  return html`
    <div class="card why">
      <h3>${title} · ${dayOf(clock.due)}</h3>
      <p>${clock.days ? t("complaint.rule", { count: clock.days })
        : t("complaint.months", { count: clock.months ?? monthsOf(clock), day: dayOf(clock.day0) })}</p>
      ${weeks.length > 0 && html`<${Calendar} weeks=${weeks} due=${clock.due} />`}
      ${clock.skipped?.length > 0 && html`<h4>${t("complaint.skipped")}</h4>
        <ul>${clock.skipped.map(({ day, name }) => html`<li>${dayOf(day)} · ${nameOf(name)}</li>`)}</ul>`}
      ${calendar && html`<p class="soft small"><a href="#/policy">${t("complaint.computed", { calendar })}</a></p>`}
    </div>`;
}

function Calendar({ weeks, due }) {
  return html`
    <table class="calendar"><caption class="visually-hidden">${t("complaint.calendar", { day: dayOf(due) })}</caption>
      <thead><tr>${weeks[0].map(({ day }) => html`<th scope="col"><abbr title=${format({ weekday: "long" }, day)}>${format({ weekday: "short" }, day)}</abbr></th>`)}</tr></thead>
      <tbody>${weeks.map((week) => html`<tr>${week.map((cell) => html`<${Day} cell=${cell} />`)}</tr>`)}</tbody>
    </table>`;
}

function Day({ cell }) {
  const { day, kind, number, name } = cell;
  const said = {
    day0: t("complaint.day0"),
    counted: t("complaint.counted_day", { number }),
    due: t("complaint.due_day", { number }),
    skipped: nameOf(name ?? ""),
    weekend: t("complaint.weekend"),
  }[kind];
  const first = day.endsWith("-01") || kind === "day0";
  return html`
    <td data-kind=${kind} data-weekday=${format({ weekday: "short" }, day)} title=${said && `${dayOf(day)} · ${said}`}>
      <time datetime=${day}>${format(first ? { day: "numeric", month: "short" } : { day: "numeric" }, day)}</time>
      ${said && html`<span class=${kind === "weekend" ? "visually-hidden" : "day-said"}>${kind === "counted" ? number : said}</span>`}
    </td>`;
}

function nameOf(name) {
  return typeof name === "string" ? name : name[language()];
}

function monthsOf({ day0, due }) {
  const [from, to] = [new Date(day0), new Date(due)];
  return (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
}

function format(style, day) {
  const locale = language() === "fr" ? "fr-FR" : "en-GB";
  return new Intl.DateTimeFormat(locale, { ...style, timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
}
