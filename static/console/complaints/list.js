// The register's list: find a complaint, see what is due next, and whether the register is whole.
import { get } from "../api.js";
import { ClockChip } from "../chip.js";
import { shownClock } from "./due.js";
import { Failed } from "../failed.js";
import { Day, Filters, Select } from "../filters.js";
import { html } from "../html.js";
import { language, t, word } from "../i18n.js";
import { Loading } from "../load.js";
import { Pager } from "../pager.js";
import { keep, kept } from "../preferences.js";
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
          <${Select} name="service" label=${t("complaints.service")} value=${query.service}
            options=${app.props.firm.services.map((one) => [one.value, one.label[language()]])} />
          ${may(me, "work") && html`<${Select} name="officer" label=${t("complaints.officer")} value=${query.officer}
            options=${inCharge(me, value?.names)} />`}
          <${Day} name="from" label=${t("complaints.from")} value=${query.from} />
          <${Day} name="to" label=${t("complaints.to")} value=${query.to} />
          <label class="check"><input type="checkbox" name="late" value="true" checked=${query.late === "true"} />${t("complaints.late")}</label>
        <//>
        ${refusal && html`<${Failed} refusal=${refusal} again=${this.load} />`}
        ${!value && loading && html`<p class="soft" role="status">${t("shell.loading")}</p>`}
        ${value && html`<${Found} app=${app} value=${value} query=${query} loading=${loading} firm=${app.props.firm} />`}
      </div>`;
  }
}

/** Oneself first; whoever was seen in charge of something stays on offer while one looks on. */
const met = new Map();

function inCharge(me, names = {}) {
  for (const [id, name] of Object.entries(names)) if (id !== me.id) met.set(id, name);
  return [[me.id, t("complaints.mine")], ...[...met].sort(([, one], [, other]) => one.localeCompare(other))];
}

function Found({ app, value, query, loading, firm }) {
  const { complaints, total, names } = value;
  const shown = COLUMNS.filter((name) => !HIDDEN.has(name));
  const filtered = Object.keys(query).length > 0;
  if (!complaints.length) {
    return html`<div class="empty"><p>${t(filtered ? "complaints.none_found" : "complaints.none")}</p>
      ${filtered && html`<a class="button" href=${linkTo("/complaints")}>${t("complaints.clear")}</a>`}</div>`;
  }
  return html`
    <div class="row found-line"><p class="soft" role="status">${t("complaints.count", { count: total })}</p><${Columns} app=${app} /></div>
    <div class="table-frame" aria-busy=${loading}>
      <table class="table">
        <thead><tr>${["reference", ...shown].map((name) => html`<th scope="col" key=${name}>${t(`complaints.${name}`)}</th>`)}</tr></thead>
        <tbody>${complaints.map((row) => html`
          <tr key=${row.reference}>
            <th scope="row"><a class="figures" href=${`#/complaints/${row.reference}`}>${row.reference}</a>
              ${row.round > 1 && html` <span class="soft small">${t("complaints.round", { round: row.round })}</span>`}</th>
            ${shown.map((name) => html`<td key=${name}>${CELLS[name](row, firm, names)}</td>`)}
          </tr>`)}</tbody>
      </table>
    </div>
    <${Pager} path="/complaints" query=${query} total=${total} />`;
}

/** What a column shows of a complaint. */
const CELLS = {
  state: (row) => html`<${Stage} state=${row.state} />`,
  who: (row) => row.representative?.name ?? row.complainant?.name ?? "–",
  service: (row, firm) => (row.service ? labelOf(firm.services, row.service) : "–"),
  officer: (row, firm, names) => names[row.people?.officer?.id] ?? "–",
  outcome: (row) => (row.response?.outcome ? word("finding", row.response.outcome) : "–"),
  received: (row) => html`<${Moment} at=${row.received_at} show=${shortDayOf} />`,
  next: (row) => {
    const next = shownClock(row.clocks);
    return next ? html`<${ClockChip} clock=${next} />` : html`<span class="soft small">${t("complaints.nothing_due")}</span>`;
  },
};
const COLUMNS = Object.keys(CELLS);
/** What fits is shown until somebody chooses; then the table may scroll inside its frame. */
const UNCHOSEN = matchMedia("(width < 960px)").matches ? ["outcome", "officer"] : ["outcome"];
const HIDDEN = new Set(kept("complaint_columns_hidden", UNCHOSEN));

function Columns({ app }) {
  const choose = ({ currentTarget: { name, checked } }) => {
    if (checked) HIDDEN.delete(name);
    else HIDDEN.add(name);
    keep("complaint_columns_hidden", [...HIDDEN]);
    app.setState({});
  };
  return html`
    <details class="columns"><summary>${t("complaints.columns")}</summary>
      <div class="row">${COLUMNS.map((name) => html`
        <label class="check" key=${name}><input type="checkbox" name=${name} checked=${!HIDDEN.has(name)} onChange=${choose} />${t(`complaints.${name}`)}</label>`)}</div>
    </details>`;
}

export function Stage({ state }) {
  return html`<span class="chip stage" data-stage=${state}>${word("state", state)}</span>`;
}
