// The icons of a first paint, of our own drawing: 20 px, stroke 1.5, round ends. The rest is in icons.js.

/** Each value is the `d` of one path. */
export const paths = {
  attach: "M14.5 9.5 9 15a3 3 0 0 1-4.3-4.2l6-6a2 2 0 0 1 2.9 2.8l-5.8 5.9a1 1 0 0 1-1.4-1.4L11.6 7",
  bot: "M5 7.5h10a1 1 0 0 1 1 1V15a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V8.5a1 1 0 0 1 1-1ZM10 7.5V4M7.5 11v1.5M12.5 11v1.5",
  clock: "M10 3.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13ZM10 6.5V10l2.5 2",
  down: "m5.5 8 4.5 4.5L14.5 8",
  end: "M8 3.5H4.5v13H8M8 10h8.5M13 6.5l3.5 3.5-3.5 3.5",
  person: "M10 3.5a3 3 0 1 1 0 6 3 3 0 0 1 0-6ZM4 16.5c0-2.75 2.75-4.25 6-4.25s6 1.5 6 4.25",
  send: "M3.5 10 16.5 4 13 16.5 9.5 11 3.5 10ZM9.5 11l7-7",
};

const SVG = "http://www.w3.org/2000/svg";

/** An `<svg>` that says nothing to a screen reader: the words beside it do. */
export function icon(name) {
  if (!(name in paths)) throw new Error(`there is no icon ${name}`);
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", paths[name]);
  svg.append(path);
  return svg;
}
