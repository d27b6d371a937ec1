// Two kinds of plot as inline SVG: columns over time and bars by kind. Colours differ in lightness too, the
// numbers stand in the table below and in each column's title, and forced colours keep every edge.
import { html } from "../console/html.js";
import { amountOf } from "./amount.js";
import { scaleOf } from "./scale.js";

const WIDE = 640;
const HIGH = 190;
const A_LETTER = 6.2;
const BELOW = 22;
const ABOVE = 8;
const MOST_NAMES = 8;

/** `nameOf(row)`: what the row is called. Series are stacked, or stand in front of one another, largest behind. */
export function Columns({ figure, label, nameOf }) {
  const { rows, series, stacked, unit } = figure;
  const { top, lines } = scaleOf(Math.max(1, ...rows.map((row) => heightOf(row.values, stacked))), unit);
  const marks = Array.from({ length: lines + 1 }, (_, n) => (top * n) / lines);
  const left = 10 + A_LETTER * Math.max(...marks.map((value) => amountOf(value, unit).length));
  const step = (WIDE - left) / Math.max(1, rows.length);
  const y = (value) => ABOVE + (HIGH - ABOVE - BELOW) * (1 - value / top);
  const each = Math.ceil(rows.length / MOST_NAMES);
  return html`
    <svg class="plot" viewBox=${`0 0 ${WIDE} ${HIGH}`} role="img" aria-label=${label}>
      ${marks.map((value) => html`<g class="plot-grid" key=${value}>
        <line x1=${left} x2=${WIDE} y1=${y(value)} y2=${y(value)} />
        <text x=${left - 6} y=${y(value) + 4} text-anchor="end">${amountOf(value, unit)}</text></g>`)}
      ${rows.map((row, place) => html`<g key=${row.key}>
        <title>${`${nameOf(row)} : ${series.map((one, n) => `${one.shown} ${amountOf(row.values[n], unit)}`).join(", ")}`}</title>
        <rect class="plot-reach" x=${left + place * step} y=${ABOVE} width=${step} height=${HIGH - ABOVE - BELOW} />
        ${pieces(row.values, stacked).map(([n, from, to]) => html`
          <rect class=${`plot-piece series-${n}`} key=${n} x=${left + (place + 0.14) * step} width=${step * 0.72}
            y=${y(to)} height=${Math.max(0, y(from) - y(to))} />`)}
        ${place % each === 0 && html`<text x=${left + (place + 0.5) * step} y=${HIGH - 6} text-anchor="middle">${nameOf(row)}</text>`}
      </g>`)}
    </svg>`;
}

/** One bar a row, the first series only; the name stands above its bar, so that it may be long. */
export function Bars({ figure, label, nameOf }) {
  const { rows, unit } = figure;
  const top = Math.max(1, ...rows.map((row) => row.values[0] ?? 0));
  const high = 34;
  return html`
    <svg class="plot" viewBox=${`0 0 ${WIDE} ${rows.length * high + 4}`} role="img" aria-label=${label}>
      ${rows.map((row, place) => html`<g key=${row.key}>
        <text class="plot-name" x="0" y=${place * high + 14}>${nameOf(row)}</text>
        <text class="plot-name" x=${WIDE} y=${place * high + 14} text-anchor="end">${amountOf(row.values[0], unit === "score" ? "count" : unit)}</text>
        <rect class="plot-bed" x="0" y=${place * high + 19} width=${WIDE} height="9" />
        <rect class="plot-piece series-0" x="0" y=${place * high + 19} width=${(WIDE * (row.values[0] ?? 0)) / top} height="9" />
      </g>`)}
    </svg>`;
}

export function heightOf(values, stacked) {
  const numbers = values.map((value) => value ?? 0);
  return stacked ? numbers.reduce((sum, value) => sum + value, 0) : Math.max(0, ...numbers);
}

/** `[[series, from, to]]`, in the order in which they are drawn. */
export function pieces(values, stacked) {
  let from = 0;
  const found = values.map((value, n) => {
    const piece = stacked ? [n, from, from + (value ?? 0)] : [n, 0, value ?? 0];
    from = piece[2];
    return piece;
  });
  return (stacked ? found : found.sort((a, b) => b[2] - a[2])).filter(([, low, high]) => high > low);
}
