// The pages of those who look after the quality of the work, from one to the next.
import { html } from "../console/html.js";
import { t } from "../console/i18n.js";
import { may } from "../console/roles.js";

const PLACES = ["board", "figures", "reviews", "gaps"];

export function Places({ me, page }) {
  return html`<nav class="periods" aria-label=${t("shell.figures")}>${PLACES.filter((place) => may(me, place)).map((place) => html`
    <a class="button" key=${place} href=${`#/${place}`} aria-current=${place === page ? "page" : undefined}>${t(`title.${place}`)}</a>`)}</nav>`;
}
