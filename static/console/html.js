// The one place that names the renderer: everything drawn goes through `html`, which never parses what people wrote.
import htm from "/npm/htm.js";
import { h } from "/npm/preact.js";

export { Component, createRef, render } from "/npm/preact.js";
export const html = htm.bind(h);
