// What the register gives to those outside: the half-year return, an extract, root causes, corrective actions.
import { Views } from "../complaints/views.js";
import { html } from "../html.js";
import { t } from "../i18n.js";
import { linkTo } from "../route.js";
import { Actions } from "./actions.js";
import { Causes } from "./causes.js";
import { Extract } from "./extract.js";
import { HalfYear } from "./half_year.js";

const PARTS = { half: HalfYear, extract: Extract, causes: Causes, actions: Actions };

export function Register({ app, me, route }) {
  const { part = "half" } = route.query;
  const Part = PARTS[part] ?? HalfYear;
  return html`
    <div class="page register">
      <h1>${t("title.register")}</h1>
      <${Views} me=${me} here="register" />
      <nav class="periods" aria-label=${t("reports.parts")}>${Object.keys(PARTS).map((name) => html`
        <a class="button" key=${name} href=${linkTo("/register", { part: name })} aria-current=${PARTS[name] === Part ? "page" : undefined}>${t(`reports.part_${name}`)}</a>`)}</nav>
      <${Part} app=${app} route=${route} />
    </div>`;
}
