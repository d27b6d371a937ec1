// Why a deadline falls on its day: the days from receipt on, numbered as they count, the others named.

import { isDrawable, weeksOf } from "/static/shared/counting.js";
import { format, longDate } from "/static/shared/days.js";
import { h } from "/static/shared/dom.js";

const CAPITAL = /^./u;

/** A folded explanation of `clock` `{day0, due, days?, skipped: [{day, name: {fr, en}}]}`, or `null` where there is none. */
export function why(clock, words) {
  if (!clock.days || !isDrawable(clock)) return null;
  return h(
    "details.why",
    h("summary", words.say("why.title")),
    h("p.small", words.say("why.rule", { count: clock.days, date: longDate(words.language, clock.day0) })),
    clock.skipped.length ? h("ul.small.skipped", clock.skipped.map((day) => skipped(day, words))) : null,
    calendar(clock, words),
  );
}

function skipped({ day, name }, words) {
  const date = longDate(words.language, day).replace(CAPITAL, (letter) => letter.toUpperCase());
  return h("li", words.say("why.skipped", { date, name: name[words.language] }));
}

function calendar(clock, words) {
  const weeks = weeksOf(clock);
  const name = (style) => format(words.language, { weekday: style, timeZone: "UTC" });
  return h(
    "table.days",
    h("caption.visually-hidden", words.say("why.calendar")),
    h("thead", h("tr", weeks[0].map(({ day }) => h("th", { scope: "col" }, h("abbr", { title: name("long").format(new Date(day)) }, name("narrow").format(new Date(day))))))),
    h("tbody", weeks.map((week) => h("tr", week.map((day) => cell(day, words))))),
  );
}

function cell({ day, kind, number, name }, words) {
  const plain = kind === "before" || kind === "after";
  const said = plain ? "" : kind === "skipped" ? name[words.language] : words.say(`day.${kind}`, { number });
  return h(
    "td",
    { "data-kind": kind, title: said || null },
    h("time", { datetime: day }, String(Number(day.slice(8)))),
    said ? h("span.visually-hidden", `, ${said}`) : null,
    number ? h("b.figures", { "aria-hidden": "true" }, number) : null,
  );
}
