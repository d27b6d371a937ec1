// The views of the register: what is to be done, all complaints, inquiries, reports, and requests of persons.
import { html } from "../html.js";
import { t } from "../i18n.js";
import { may } from "../roles.js";

const PLACES = [["work", "#/work", "work"], ["list", "#/complaints", "complaints"], ["inquiries", "#/inquiries", "inquiries"], ["register", "#/register", "register"], ["subjects", "#/subjects", "subjects"], ["trail", "#/trail", "trail"]];

export function Views({ me, here }) {
  const open = PLACES.filter(([, , what]) => may(me, what));
  return open.length > 1 && html`
    <div class="views-line"><nav class="views" aria-label=${t("work.views")}>${open.map(([place, href]) => html`
      <a key=${place} href=${href} aria-current=${place === here ? "page" : undefined}>${t(`work.view_${place}`)}</a>`)}</nav>
      ${here !== "inquiries" && may(me, "intake") && html`<a class="button" href="#/complaints/new">${t("intake.register")}</a>`}</div>`;
}
