// The register's list: find a complaint, see what is due next, and whether the register is whole.
import { get } from "../api.js";
import { ClockChip } from "../chip.js";
import { shownClock } from "./due.js";
import { Failed } from "../failed.js";
import { Filters, Select } from "../filters.js";
import { html } from "../html.js";
import { t, word } from "../i18n.js";
import { Loading } from "../load.js";
import { Pager } from "../pager.js";
import { may } from "../roles.js";
import { linkTo } from "../route.js";
import { labelOf } from "../topics.js";
import { Moment, shortDayOf } from "../when.js";
import { RegisterState } from "./register_state.js";
import { Views } from "./views.js";

const STATES = [
  "registered", "awaiting_authorisation", "assessment", "investigation", "awaiting_customer", "in_review",
  "responded", "remedy", "reconsideration", "closed", "purged",
];

export class Complaints extends Loading {
  keyOf({ route }) {
    return JSON.stringify(route.query);
  }

  fetch({ route }) {
    return get("/api/complaints", route.query);
  }

  render({ app, me, route: { query } }, { value, refusal, loading }) {
    return html`
      <div class="page">
        <h1>${t("complaints.title")}</h1>
        <${Views} me=${me} here="list" />
        ${may(me, "verify") && html`<${RegisterState} app=${app} />`}
        <${Filters} app=${app} path="/complaints" query=${query} hint=${t("complaints.search")} find=${t("complaints.find")}>
          <${Select} name="state" label=${t("complaints.stage")} value=${query.state}
            options=${STATES.map((state) => [state, word("state", state)])} />
          <label class="check"><input type="checkbox" name="late" value="true" checked=${query.late === "true"} />${t("complaints.late")}</label>
        <//>
        ${refusal && html`<${Failed} refusal=${refusal} again=${this.load} />`}
        ${!value && loading && html`<p class="soft" role="status">${t("shell.loading")}</p>`}
        ${value && html`<${Found} value=${value} query=${query} loading=${loading} firm=${app.props.firm} />`}
      </div>`;
  }
}

function Found({ value, query, loading, firm }) {
  const { complaints, total } = value;
  const filtered = Object.keys(query).length > 0;
  if (!complaints.length) {
    return html`<div class="empty"><p>${t(filtered ? "complaints.none_found" : "complaints.none")}</p>
      ${filtered && html`<a class="button" href=${linkTo("/complaints")}>${t("complaints.clear")}</a>`}</div>`;
  }
  return html`
    <p class="soft" role="status">${t("complaints.count", { count: total })}</p>
    <div class="table-frame" aria-busy=${loading}>
      <table class="table">
        <thead><tr>${["reference", "state", "who", "service", "received", "next"].map((name) => html`
          <th scope="col">${t(`complaints.${name}`)}</th>`)}</tr></thead>
        <tbody>${complaints.map((row) => html`<${Row} key=${row.reference} row=${row} firm=${firm} />`)}</tbody>
      </table>
    </div>
    <${Pager} path="/complaints" query=${query} total=${total} />`;
}

function Row({ row, firm }) {
  const next = shownClock(row.clocks);
  const name = row.representative?.name ?? row.complainant?.name;
  return html`
    <tr>
      <th scope="row"><a class="figures" href=${`#/complaints/${row.reference}`}>${row.reference}</a>
        ${row.round > 1 && html` <span class="soft small">${t("complaints.round", { round: row.round })}</span>`}</th>
      <td><${Stage} state=${row.state} /></td>
      <td>${name ?? "–"}</td>
      <td>${row.service ? labelOf(firm.services, row.service) : "–"}</td>
      <td><${Moment} at=${row.received_at} show=${shortDayOf} /></td>
      <td>${next ? html`<${ClockChip} clock=${next} />` : html`<span class="soft small">${t("complaints.nothing_due")}</span>`}</td>
    </tr>`;
}

export function Stage({ state }) {
  return html`<span class="chip stage" data-stage=${state}>${word("state", state)}</span>`;
}
