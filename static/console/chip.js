// A clock as a chip: an icon, a word, then a colour.
import { standing } from "./clocks.js";
import { html } from "./html.js";
import { t, word } from "./i18n.js";
import { Icon } from "./icon.js";
import { dayOf } from "./when.js";

const TONES = { missed: "bad", today: "warn", soon: "warn", stopped: "good" };
const ICONS = { missed: "warning", stopped: "check", stopped_late: "check", today: "clock", soon: "clock" };

/** Nobody counts more days than these. */
const A_YEAR = 366;

export function ClockChip({ clock, named = true }) {
  const { state, days } = standing(clock);
  const due = (clock.due ?? clock.by).slice(0, 10);
  const title = `${word("clock", clock.clock)} · ${dayOf(due)}`;
  return html`
    <span class=${`chip ${TONES[state] ?? ""}`} data-state=${state} title=${title}>
      <${Icon} name=${ICONS[state] ?? "clock"} />
      ${named && html`<span>${word("clock", clock.clock)}</span>`}
      <span>${state === "running" && days > A_YEAR ? t("chip.until", { day: dayOf(due) }) : t(`chip.${state}`, { count: days, days })}</span>
    </span>`;
}
