// Where the scale of a plot ends. Pure.

const LINES = 3;

/** `{top, lines}`: the number at the top of the scale and the steps up to it, all of them round. */
export function scaleOf(most, unit) {
  if (unit === "score") return { top: 5, lines: 5 };
  if (unit === "percent" && most > 50) return { top: 100, lines: 4 };
  const lines = LINES;
  const steps = unit === "seconds" ? [30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 36_000, 86_400] : [];
  const fit = steps.find((step) => step * lines >= most);
  if (fit) return { top: fit * lines, lines };
  const size = 10 ** Math.floor(Math.log10(most / lines || 1));
  const step = [1, 2, 5, 10].map((n) => n * size).find((one) => one * lines >= most);
  return { top: Math.max(1, Math.ceil(step)) * lines, lines };
}
