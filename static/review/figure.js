// One figure: what it says in a sentence, the plot, what exactly it counts, the numbers, and the way to take them.
import { html } from "../console/html.js";
import { language, t } from "../console/i18n.js";
import { Icon } from "../console/icon.js";
import { dayOf, shortDayOf } from "../console/when.js";
import { amountOf } from "./amount.js";
import { Bars, Columns } from "./plot.js";

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function Figure({ figure, sheet }) {
  const title = figure.title[language()];
  const series = figure.series.map((one) => ({ ...one, shown: one.label[language()] }));
  const shown = { ...figure, series };
  const empty = !figure.rows.some((row) => row.values.some(Boolean));
  const Plot = overTime(figure) ? Columns : Bars;
  return html`
    <section class="card figure" id=${`figure-${figure.name}`} aria-labelledby=${`title-${figure.name}`}>
      <header><h2 id=${`title-${figure.name}`}>${title}</h2>
        <p class="figure-total"><strong>${amountOf(figure.total, unitOfTotal(figure))}</strong> <${Compared} figure=${figure} /></p></header>
      <p class="soft small">${t(`figures.says_${figure.name}`)}</p>
      ${empty ? html`<p class="figure-empty soft">${t("figures.nothing")}</p>` : html`
        ${series.length > 1 && Plot === Columns && html`<ul class="legend small">${series.map((one, n) => html`
          <li key=${one.key}><span class=${`swatch series-${n}`} aria-hidden="true"></span>${one.shown}</li>`)}</ul>`}
        <${Plot} figure=${shown} label=${`${title} : ${amountOf(figure.total, unitOfTotal(figure))}`} nameOf=${shortNameOf} />`}
      <details class="small"><summary>${t("figures.what")}</summary><p>${figure.definition[language()]}</p></details>
      ${!empty && html`<details class="small"><summary>${t("figures.numbers")}</summary><${Numbers} figure=${shown} /></details>`}
      <p class="figure-ways small"><a href=${sheet("csv")} download><${Icon} name="download" />CSV</a>
        <a href=${sheet("xlsx")} download><${Icon} name="download" />XLSX</a></p>
    </section>`;
}

function Numbers({ figure }) {
  const unit = figure.unit === "score" ? "count" : figure.unit;
  return html`
    <div class="table-frame" tabindex="0" role="region" aria-label=${figure.title[language()]}>
      <table class="table figures">
        <thead><tr><th scope="col">${t(overTime(figure) ? "figures.from_day" : "figures.kind")}</th>
          ${figure.series.map((one) => html`<th scope="col">${one.shown}</th>`)}</tr></thead>
        <tbody>${figure.rows.map((row) => html`<tr key=${row.key}><th scope="row">${nameOf(row)}</th>
          ${row.values.map((value) => html`<td>${amountOf(value, unit)}</td>`)}</tr>`)}</tbody>
      </table>
    </div>`;
}

/** Against as many days before: the number, and whether that is better where one may say so. */
function Compared({ figure: { total, before, good, ...figure } }) {
  if (before == null) return null;
  const was = t("figures.before", { value: amountOf(before, unitOfTotal(figure)) });
  const better = good == null || total === before || total == null ? null : total > before === good;
  return html`<span class="soft small">${was}${better !== null && html` · ${t(better ? "figures.better" : "figures.worse")}`}</span>`;
}

/** Of promises the total is the share that was kept. */
function unitOfTotal({ name, unit }) {
  return ["interim", "acknowledge", "propose"].includes(name) ? "percent" : unit;
}

function overTime({ rows }) {
  return rows.length > 0 && DAY.test(rows[0].key);
}

function nameOf(row) {
  if (row.label) return row.label[language()];
  return DAY.test(row.key) ? dayOf(row.key) : row.key;
}

function shortNameOf(row) {
  return !row.label && DAY.test(row.key) ? shortDayOf(`${row.key}T12:00`) : nameOf(row);
}
