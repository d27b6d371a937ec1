// The shared drawings as elements of the console; never the only carrier of a meaning.
import { paths } from "../shared/icons.js";
import { html } from "./html.js";

export function Icon({ name }) {
  return html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d=${paths[name]} /></svg>`;
}
