// A tiny element builder. Text goes in as text nodes only: there is no way to pass HTML.

/**
 * `h("button.quiet", {type: "button", onclick: act}, "Retour", icon)`.
 * Attributes: `on…` adds a listener; `true` sets an empty attribute; `false`, `null` and `undefined` leave it out.
 */
export function h(selector, ...rest) {
  const [name, ...classes] = selector.split(".");
  const element = document.createElement(name || "div");
  if (classes.length) element.className = classes.join(" ");
  const first = rest[0];
  const attributes = isAttributes(first) ? rest.shift() : {};
  for (const [key, value] of Object.entries(attributes)) set(element, key, value);
  fill(element, rest);
  return element;
}

function isAttributes(value) {
  return value !== null && typeof value === "object" && !(value instanceof Node) && !Array.isArray(value);
}

function set(element, key, value) {
  if (value === false || value === null || value === undefined) return;
  if (key.startsWith("on")) {
    element.addEventListener(key.slice(2), value);
  } else {
    element.setAttribute(key, value === true ? "" : String(value));
  }
}

function fill(element, children) {
  const wanted = children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);
  element.append(...wanted.map((child) => (child instanceof Node ? child : document.createTextNode(String(child)))));
}

/** Replaces everything inside `element`. */
export function put(element, ...children) {
  element.replaceChildren();
  fill(element, children);
  return element;
}

let counted = 0;

/** An id that is unique in this page, for `label for` and `aria-describedby`. */
export function uniqueId(prefix = "part") {
  counted += 1;
  return `${prefix}-${counted}`;
}

/**
 * Sets the firm's colour. Only `#rrggbb` gets through, so a broken policy file cannot bring CSS in.
 */
export function setAccent(colour) {
  if (/^#[0-9a-f]{6}$/i.test(colour ?? "")) document.documentElement.style.setProperty("--accent", colour);
}
