// A complaint's clocks, each with the day it ends on and, on demand, the calendar that shows why.
import { ClockChip } from "../chip.js";
import { Component, html } from "../html.js";
import { language, t, word } from "../i18n.js";
import { Icon } from "../icon.js";
import { dayOf, momentOf } from "../when.js";
import { isDrawable, weeksOf } from "/static/shared/counting.js";

export class Clocks extends Component {
  state = { open: null };

  render({ complaint }, { open }) {
    const clocks = complaint.clocks ?? [];
    const explained = clocks.find((clock) => clock.clock === open);
    return html`
      <section aria-labelledby="clocks">
        <h2 id="clocks">${t("complaint.clocks")}</h2>
        <ul class="clocks">${clocks.map((clock) => html`
          <li class="card" key=${clock.clock}>
            <h3>${word("clock", clock.clock)}</h3>
            <p><${ClockChip} clock=${clock} named=${false} /></p>
            <p><time datetime=${clock.due}>${t("complaint.before_end", { day: dayOf(clock.due) })}</time></p>
            ${clock.stopped_at && html`<p class="soft small">${t("complaint.stopped_on", { at: momentOf(clock.stopped_at) })}</p>`}
            <button class="button quiet" aria-expanded=${open === clock.clock} aria-controls="why"
              onClick=${() => this.setState({ open: open === clock.clock ? null : clock.clock })}>
              <${Icon} name="calendar" />${t("complaint.why")}</button>
          </li>`)}</ul>
        <div id="why">${explained && html`<${Why} clock=${explained} calendar=${complaint.calendar} />`}</div>
      </section>`;
  }
}

function Why({ clock, calendar }) {
  const counted = isDrawable(clock) && !clock.months;
  const weeks = counted ? weeksOf(clock) : [];
  const last = weeks.flat().find((day) => day.kind === "due");
  return html`
    <div class="card why">
      <h3>${word("clock", clock.clock)} · ${dayOf(clock.due)}</h3>
      <p>${counted ? t("complaint.rule", { count: last.number })
        : t("complaint.months", { count: clock.months ?? monthsOf(clock), day: dayOf(clock.day0) })}</p>
      ${counted && html`<${Calendar} weeks=${weeks} due=${clock.due} />`}
      ${clock.skipped?.length > 0 && html`<h4>${t("complaint.skipped")}</h4>
        <ul>${clock.skipped.map(({ day, name }) => html`<li>${dayOf(day)} · ${nameOf(name)}</li>`)}</ul>`}
      ${calendar && html`<p class="soft small">${t("complaint.computed", { calendar })}</p>`}
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
    <td data-kind=${kind} title=${said && `${dayOf(day)} · ${said}`}>
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
