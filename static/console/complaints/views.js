// Two ways to see the complaints: what is to be done, and the whole register.
import { html } from "../html.js";
import { t } from "../i18n.js";

const PLACES = { work: "#/work", list: "#/complaints" };

export function Views({ here }) {
  return html`
    <nav class="views" aria-label=${t("work.views")}>${Object.entries(PLACES).map(([place, href]) => html`
      <a href=${href} aria-current=${place === here ? "page" : undefined}>${t(`work.view_${place}`)}</a>`)}</nav>`;
}
