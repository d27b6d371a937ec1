// The side of a complaint's page: people and who may not be one, letters, evidence.
import { Copy } from "../copy.js";
import { html } from "../html.js";
import { language, t, word } from "../i18n.js";
import { Icon } from "../icon.js";
import { fileSize } from "../../shared/dates.js";
import { nameOf } from "../colleagues.js";
import { momentOf } from "../when.js";

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

export function Letters({ reference, letters }) {
  return html`
    <section class="card"><h2>${t("complaint.letters")}</h2>
      ${!letters.length && html`<p class="soft">${t("complaint.letters_none")}</p>`}
      <ul class="letters">${letters.map((letter) => html`
        <li><${Icon} name="file" /><span>${word("letter", letter.kind)}<br />
          ${letter.letter && html`<a class="small" href=${`/api/complaints/${reference}/letters/${letter.letter}`} download>${t("letter.pdf")}</a> `}
          <span class="soft small">${letter.sent_at ? t("letter.sent", { at: momentOf(letter.sent_at) }) : t("letter.waiting")}</span></span></li>`)}</ul>
    </section>`;
}

export function Evidence({ title = "complaint.evidence", files }) {
  return html`
    <section class="card"><h2>${t(title)}</h2>
      ${!files.length && html`<p class="soft">${t("complaint.evidence_none")}</p>`}
      <ul class="evidence">${files.map((file) => html`
        <li>
          <a class="file" href=${`/api/files/${file.file}`} download><${Icon} name="file" />${file.name}</a>
          <span class="soft small">${fileSize(language(), file.bytes)}</span>
          <p class="digest small"><span class="soft">${t("complaint.digest")}</span> <code>${file.sha256}</code><${Copy} text=${file.sha256} /></p>
        </li>`)}</ul>
    </section>`;
}
