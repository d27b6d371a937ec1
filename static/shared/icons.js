// A small set of our own drawing: 20 px, stroke 1.5, round ends. Each value is the `d` of one path.

export const paths = {
  attach: "M14.5 9.5 9 15a3 3 0 0 1-4.3-4.2l6-6a2 2 0 0 1 2.9 2.8l-5.8 5.9a1 1 0 0 1-1.4-1.4L11.6 7",
  back: "M8.5 5 3.5 10l5 5M4 10h12.5",
  bell: "M5 14h10l-1.2-2V8.5a3.8 3.8 0 0 0-7.6 0V12L5 14ZM8.5 16.5h3",
  bot: "M5 7.5h10a1 1 0 0 1 1 1V15a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V8.5a1 1 0 0 1 1-1ZM10 7.5V4M7.5 11v1.5M12.5 11v1.5",
  calendar: "M4.5 5h11a1 1 0 0 1 1 1v9.5a1 1 0 0 1-1 1h-11a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1ZM3.5 9h13M7 3v3.5M13 3v3.5",
  chart: "M3.5 16.5h13M6 16.5V11M10 16.5V5M14 16.5V8.5",
  chat: "M4.5 4h11a1.5 1.5 0 0 1 1.5 1.5v7a1.5 1.5 0 0 1-1.5 1.5H9l-4 3v-3h-.5A1.5 1.5 0 0 1 3 12.5v-7A1.5 1.5 0 0 1 4.5 4ZM7 7.5h6M7 10.5h4",
  check: "m4.5 10.5 3.5 3.5 7.5-8",
  checks: "m2.5 10.5 3.5 3.5 7-8M9.5 13l1 1 7-8",
  clock: "M10 3.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13ZM10 6.5V10l2.5 2",
  close: "m5.5 5.5 9 9M14.5 5.5l-9 9",
  complaint: "M5 17V3.5M5 4h9.5l-2 3.25 2 3.25H5",
  copy: "M8 7h7.5v9.5H8zM12 7V3.5H4.5V13H8",
  down: "m5.5 8 4.5 4.5L14.5 8",
  download: "M10 3.5v9M6.5 9l3.5 3.5L13.5 9M4 16.5h12",
  edit: "m4 16 .75-3.25L13 4.5 15.5 7l-8.25 8.25L4 16ZM11.5 6l2.5 2.5",
  end: "M8 3.5H4.5v13H8M8 10h8.5M13 6.5l3.5 3.5-3.5 3.5",
  external: "M8.5 4.5h-4v11h11v-4M11.5 3.5h5v5M16 4l-6.5 6.5",
  eye: "M2.5 10S5.5 5 10 5s7.5 5 7.5 5-3 5-7.5 5-7.5-5-7.5-5ZM10 8a2 2 0 1 1 0 4 2 2 0 0 1 0-4Z",
  file: "M5 3.5h6.5L15 7v9.5H5zM11.5 3.5V7H15M7.5 10.5h5M7.5 13.5h5",
  filter: "M3.5 5.5h13M6 10h8M8.5 14.5h3",
  history: "M4 6.5A7 7 0 1 1 3 10M3.5 3.5v3.25h3.25M10 6.5V10l2.5 1.5",
  inbox: "M3.5 11 6 4.5h8l2.5 6.5v5h-13zM3.5 11H7.5a2.5 2.5 0 0 0 5 0h4",
  info: "M10 3.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13ZM10 9.5V13.5M10 6.5v.25",
  keyboard: "M3 5.5h14v9H3zM6 8.5h.01M9 8.5h.01M12 8.5h.01M14.5 8.5h.01M6.5 11.5h7",
  language: "M10 3.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13ZM3.5 10h13M10 3.5c2 2 2.75 4 2.75 6.5S12 14.5 10 16.5C8 14.5 7.25 12.5 7.25 10S8 5.5 10 3.5Z",
  link: "m8.5 11.5 3-3M9 6.5l1.75-1.75a3 3 0 0 1 4.5 4.5L13.5 11M11 13.5l-1.75 1.75a3 3 0 0 1-4.5-4.5L6.5 9",
  lock: "M5 9h10v7.5H5zM7 9V6.5a3 3 0 0 1 6 0V9M10 12v1.5",
  menu: "M3.5 5.5h13M3.5 10h13M3.5 14.5h13",
  minus: "M4.5 10h11",
  more: "M5 10h.01M10 10h.01M15 10h.01",
  note: "M4 4h12v8l-4 4H4zM16 12h-4v4M7 7.5h6M7 10.5h3",
  people: "M7.5 4.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5ZM2.5 16c0-2.5 2.25-4 5-4s5 1.5 5 4M13 5a2.25 2.25 0 0 1 0 4.25M14.5 12.25c1.75.500 3 1.75 3 3.75",
  person: "M10 3.5a3 3 0 1 1 0 6 3 3 0 0 1 0-6ZM4 16.5c0-2.75 2.75-4.25 6-4.25s6 1.5 6 4.25",
  phone: "M6 3.5 8 7.5 6.25 9a9 9 0 0 0 4.75 4.75L12.5 12l4 2v2.5c-7 .5-13.5-6-13-13H6Z",
  plus: "M10 4.5v11M4.5 10h11",
  refresh: "M16 6.5A7 7 0 1 0 17 10M16.5 3.5v3.25h-3.25",
  register: "M4.5 3.5h10a1 1 0 0 1 1 1v12h-10a1 1 0 0 1-1-1v-12ZM4.5 14.5h11M8 6.5h4.5",
  scales: "M10 3.5v13M6.5 16.5h7M4 6h12M4 6l-2 5h4L4 6ZM16 6l-2 5h4l-2-5Z",
  search: "M9 4a5 5 0 1 1 0 10A5 5 0 0 1 9 4ZM12.75 12.75 16.5 16.5",
  send: "M3.5 10 16.5 4 13 16.5 9.5 11 3.5 10ZM9.5 11l7-7",
  settings: "M3.5 6.5h7M14 6.5h2.5M3.5 13.5H6M9.5 13.5h7M12.25 4.75a1.75 1.75 0 1 1 0 3.5 1.75 1.75 0 0 1 0-3.5ZM7.75 11.75a1.75 1.75 0 1 1 0 3.5 1.75 1.75 0 0 1 0-3.5Z",
  shield: "M10 3.5 16 5.5v4.5c0 3.25-2.5 5.5-6 6.5-3.5-1-6-3.25-6-6.5V5.5l6-2ZM7.5 10l2 2 3.25-3.75",
  star: "m10 3.5 2 4.25 4.5.600-3.25 3.15.800 4.5L10 13.8 5.95 16l.8-4.5L3.5 8.35 8 7.75l2-4.25Z",
  transfer: "M3.5 7h12M12.5 4l3 3-3 3M16.5 13h-12M7.5 10l-3 3 3 3",
  trash: "M4 6h12M8 6V4h4v2M5.5 6l.75 10.5h7.5L14.5 6M8.5 9v4.5M11.5 9v4.5",
  warning: "M10 3.5 17 16H3L10 3.5ZM10 8v4M10 13.75v.25",
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
