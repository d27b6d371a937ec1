// Instants and days in the language of the console, as people say them; the machine's date goes into `<time>`.
import * as dates from "../shared/dates.js";
import { html } from "./html.js";
import { language } from "./i18n.js";

export const timeOf = (at) => dates.timeOfDay(language(), at);
export const dayOf = (day) => dates.longDate(language(), day);
export const dayNameOf = (at) => dates.dayName(language(), at);
export const shortDayOf = (at) => dates.shortDate(language(), at);
export const agoOf = (at) => dates.ago(language(), at);
export const momentOf = (at) => `${shortDayOf(at)} ${timeOf(at)}`;

/** "2026-11-22": today in the firm's legal zone, wherever the reader is. */
export function legalToday(zone, now = new Date()) {
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" });
  return parts.format(now);
}

/** "mardi": the name of a day of the week; 0 is Monday. */
export function weekdayOf(place) {
  const locale = language() === "fr" ? "fr-FR" : "en-GB";
  const name = new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" });
  return name.format(Date.UTC(2024, 0, 1 + place));
}

/** `5 min`, `3 h`, `2 d`: how long something lasts, short enough for a list. */
export function lasting(milliseconds) {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  const [unit, size] = [["day", 86_400], ["hour", 3_600], ["minute", 60], ["second", 1]].find(
    ([, each], place) => seconds >= each || place === 3,
  );
  const style = { style: "unit", unit, unitDisplay: unit === "day" ? "narrow" : "short" };
  return new Intl.NumberFormat(language(), style).format(Math.floor(seconds / size));
}

/** `<time>` of an instant or a day. */
export function Moment({ at, show = momentOf }) {
  const whole = at.length > 10 ? dates.longInstant(language(), at) : dayOf(at);
  return html`<time datetime=${at} title=${whole}>${show(at)}</time>`;
}
