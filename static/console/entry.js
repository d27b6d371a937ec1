// One line of a conversation, for the live console and for transcripts: bubble, system line, or note.
import { html } from "./html.js";
import { has, language, t, word } from "./i18n.js";
import { Icon } from "./icon.js";
import { fileSize } from "../shared/dates.js";
import { dayNameOf, dayOf, Moment, timeOf } from "./when.js";

const ICONS = {
  waiting: "clock", joined: "person", left: "end", returned: "bot", kept: "inbox", interim: "chat",
  resolved: "check", filed: "complaint", status: "info", rated: "star", closed: "end",
  tagged: "note", corrected: "edit", revealed: "eye", routed: "person",
};

/** `row` as `rowsOf` makes it; `text` may draw the words itself (to mark what a search found). */
export function EntryRow({ row, customer, seen, words = (text) => text, marked, days = dayNameOf, more }) {
  if (row.type === "day") return html`<p class="day"><time datetime=${row.day}>${days(`${row.day}T12:00`)}</time></p>`;
  if (row.type === "silence") return html`<p class="silence soft small">${silenceOf(row.minutes)}</p>`;
  const Look = { note: Note, system: System, bubble: Bubble }[row.look];
  return html`<${Look} entry=${row.entry} first=${row.first} customer=${customer} seen=${seen} words=${words} marked=${marked} more=${more} />`;
}

function Bubble({ entry, first, customer, seen, words, marked, more }) {
  const name = entry.name ?? (entry.by === "customer" ? customer : undefined);
  const role = t(`entry.${entry.by}`);
  return html`
    <div class="entry bubble" id=${`no-${entry.no}`} data-by=${entry.by} data-marked=${marked}>
      ${first && html`<p class="entry-who small">${name && name !== role ? html`<b>${name}</b> · ${role}` : html`<b>${role}</b>`}</p>`}
      <div class="entry-body">
        ${caption(entry) && html`<p class="entry-caption small">${caption(entry)}</p>`}
        ${entry.text && !entry.files && html`<p class="entry-text">${words(entry.text)}</p>`}
        <${Attached} entry=${entry} />
        ${more?.(entry)}
        <${At} entry=${entry} />
      </div>
      ${seen && html`<p class="entry-state soft small"><${Icon} name="checks" />${t("live.seen")}</p>`}
    </div>`;
}

function Note({ entry, words, marked }) {
  return html`
    <div class="entry note" id=${`no-${entry.no}`} data-marked=${marked}>
      <p class="entry-who small"><${Icon} name="lock" /><b>${t("entry.note", { name: entry.name ?? "" })}</b>
        · ${t("entry.note_lock")}</p>
      <p class="entry-text">${words(entry.text)}</p>
      <${At} entry=${entry} />
    </div>`;
}

function System({ entry, words, marked }) {
  return html`
    <div class="entry system small" id=${`no-${entry.no}`} data-marked=${marked}>
      <p><${Icon} name=${ICONS[entry.kind] ?? "info"} /><span>${happened(entry)}
        ${entry.reason && entry.kind !== "routed" && html` · ${t("entry.reason", { reason: reasonOf(entry.reason) })}`}</span></p>
      ${entry.text && html`<p class="entry-text soft">${words(entry.text)}</p>`}
      ${entry.comment && html`<p class="entry-text">« ${words(entry.comment)} »</p>`}
      ${entry.complaint && html`<p><a href=${`#/complaints/${entry.complaint.reference}`}>${t("facts.complaint_open", entry.complaint)}</a></p>`}
      <${At} entry=${entry} />
    </div>`;
}

function At({ entry }) {
  return html`<p class="entry-at small"><${Moment} at=${entry.at} show=${timeOf} /></p>`;
}

function Attached({ entry }) {
  return html`
    ${entry.files?.length > 0 && html`<ul class="entry-files">${entry.files.map((file) => html`
      <li><a href=${`/api/files/${file.file}`} download><${Icon} name="file" />${file.name}
        ${file.bytes && html`<span class="soft small">${fileSize(language(), file.bytes)}</span>`}</a></li>`)}</ul>`}
    ${entry.articles?.length > 0 && html`<ul class="entry-offers" aria-label=${t("entry.articles")}>${entry.articles.map((article) => html`
      <li><${Icon} name="file" />${article.title ?? article.id}</li>`)}</ul>`}
    ${entry.ask?.choices?.length > 0 && html`<ul class="entry-choices" aria-label=${t("entry.choices")}>
      ${entry.ask.choices.map((choice) => html`<li>${choice.label}</li>`)}</ul>`}`;
}

function caption(entry) {
  return ["interim", "resolved"].includes(entry.kind) ? happened(entry) : "";
}

/** What a system line says; the server's own words follow it when there are some. */
function happened(entry) {
  const { kind, name = "", inquiry = {}, complaint = {}, score = "", promised_on: promised } = entry;
  if (kind === "kept" && inquiry.reply_by) return t("entry.kept_by", { number: inquiry.number, day: dayOf(inquiry.reply_by) });
  if (kind === "interim" && promised) return t("entry.interim_by", { day: dayOf(promised) });
  if (kind === "tagged") return entry.tags?.length ? t("entry.tagged", { tags: entry.tags.join(", ") }) : t("entry.untagged");
  if (kind === "corrected") return t("entry.corrected", { name, fields: entry.fields.map((field) => word("field", field)).join(", ") });
  if (kind === "revealed") return t("entry.revealed", { name, what: revealedOf(entry.revealed) });
  if (kind === "routed") return t(`entry.routed_${entry.reason ?? "to"}`, { name, why: whyOf(entry.routed ?? {}) });
  return word("entry", kind, { name, score, number: inquiry.number ?? "", reference: complaint.reference ?? "" });
}

/** A colleague's own words, or a code of the server's. */
function reasonOf(reason) {
  return has(`reason.${reason}`) ? t(`reason.${reason}`) : reason;
}

/** Why the queue offered it to this person, as the server counted. */
function whyOf({ language: spoken, knows, load, capacity, idle }) {
  const parts = [word("speaks", spoken), knows && t("entry.routed_knows"), t("entry.routed_load", { load, capacity })];
  return [...parts, idle > 0 && t("entry.routed_idle", { idle })].filter(Boolean).join(", ");
}

function revealedOf(what) {
  return typeof what === "number" ? t("entry.revealed_line", { no: what }) : word("field", what);
}

export function silenceOf(minutes) {
  if (minutes < 60) return t("entry.silence_minutes", { count: minutes });
  if (minutes < 1440) return t("entry.silence_hours", { count: Math.floor(minutes / 60) });
  return t("entry.silence_days", { count: Math.floor(minutes / 1440) });
}
