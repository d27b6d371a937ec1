// The side of a complaint's page: people, and who may not be one.
import { html } from "../html.js";
import { t, word } from "../i18n.js";
import { Icon } from "../icon.js";
import { nameOf } from "../colleagues.js";

const PARTS = ["officer", "investigator", "reviewer"];

export function People({ complaint, app }) {
  const people = complaint.people ?? {};
  const named = PARTS.filter((part) => people[part]);
  const excluded = people.excluded ?? [];
  return html`
    <section class="card"><h2>${t("complaint.people")}</h2>
      ${named.length
        ? html`<dl class="terms">${named.map((part) => html`<div><dt>${t(`part.${part}`)}</dt><dd>${nameOf(app, people[part].id, complaint) ?? people[part].id}</dd></div>`)}</dl>`
        : html`<p class="soft">${t("complaint.people_none")}</p>`}
      ${excluded.length > 0 && html`<h3>${t("complaint.excluded")}</h3>
        <ul class="excluded">${excluded.map((person) => html`
          <li><${Icon} name="lock" /><span><b>${nameOf(app, person.staff, complaint) ?? person.staff}</b> · ${word("exclusion", person.reason)}</span></li>`)}</ul>`}
    </section>`;
}
