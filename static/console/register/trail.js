// Who read what others said, and who took it along: for those who watch over the people who look.
import { get } from "../api.js";
import { Views } from "../complaints/views.js";
import { Failed } from "../failed.js";
import { html } from "../html.js";
import { t, word } from "../i18n.js";
import { Loading } from "../load.js";
import { Pager } from "../pager.js";
import { may } from "../roles.js";
import { linkTo } from "../route.js";
import { Moment } from "../when.js";

/** Where one looks oneself, by the kind of what was read. */
const PLACES = {
  conversation: ["transcripts", "all_conversations"], customer: ["transcripts", "all_conversations"],
  complaint: ["complaints", "register"], inquiry: ["inquiries", "inquiry"],
};

export class Trail extends Loading {
  keyOf({ route }) {
    return JSON.stringify(route.query);
  }

  fetch({ route: { query } }) {
    return get("/api/accesses", { of: query.of, page: query.page });
  }

  render({ me, route: { query } }, { value, refusal, loading }) {
    return html`
      <div class="page">
        <h1>${t("title.trail")}</h1>
        <${Views} me=${me} here="trail" />
        <p class="soft">${t("trail.why")}</p>
        ${query.of && html`<p class="row"><b>${t("trail.only", { what: named(query.of) })}</b> <a class="button" href="#/trail">${t("trail.all")}</a></p>`}
        ${refusal && html`<${Failed} refusal=${refusal} again=${this.load} />`}
        ${!value && loading && html`<p class="soft" role="status">${t("shell.loading")}</p>`}
        ${value?.accesses.length === 0 && html`<div class="empty"><p>${t("trail.none")}</p></div>`}
        ${value?.accesses.length > 0 && html`
          <p class="soft" role="status">${t("trail.count", { count: value.total })}</p>
          <${Table} rows=${value.accesses} me=${me} loading=${loading} />
          <${Pager} path="/trail" query=${query} total=${value.total} />`}
      </div>`;
  }
}

function Table({ rows, me, loading }) {
  return html`
    <div class="table-frame" tabindex="0" role="region" aria-label=${t("title.trail")} aria-busy=${loading}>
      <table class="table">
        <thead><tr>${["at", "name", "act", "what", "more"].map((name) => html`<th scope="col">${t(`trail.${name}`)}</th>`)}</tr></thead>
        <tbody>${rows.map((row) => html`
          <tr key=${`${row.at} ${row.staff} ${row.what}`}>
            <td><${Moment} at=${row.at} /></td><th scope="row">${row.name}</th><td>${word("trail_act", row.act)}</td>
            <td><${What} what=${row.what} me=${me} /></td><td class="small"><${More} row=${row} /></td>
          </tr>`)}</tbody>
      </table>
    </div>`;
}

function What({ what, me }) {
  const [kind, id] = what.split(":");
  const [place, right] = PLACES[kind] ?? [];
  return html`
    ${place && may(me, right) ? html`<a href=${linkTo(`/${place}/${id}`)}>${named(what)}</a>` : named(what)}
    ${id && html`<br /><a class="small" href=${linkTo("/trail", { of: what })}>${t("trail.same")}</a>`}`;
}

/** What was asked for in a search; how an export left, and its digest. */
function More({ row: { asked = {}, form, sha256 } }) {
  const said = Object.entries(asked).map(([name, value]) => `${word("trail_asked", name)}\u00a0: ${value}`);
  return html`${[...said, form?.toUpperCase()].filter(Boolean).join(" · ")}${sha256 && html` <code title=${sha256}>${sha256.slice(0, 12)}…</code>`}`;
}

function named(what) {
  const [kind, id] = what.split(":");
  return id ? `${word("trail_what", kind)} ${PLACES[kind]?.[0] === "transcripts" ? id.slice(0, 8) : id}` : word("trail_what", kind);
}
