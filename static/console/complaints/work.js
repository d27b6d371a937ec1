// The officer's list of work: open complaints by what is due, the next act as the row's button.
import { get } from "../api.js";
import { ClockChip } from "../chip.js";
import { standing } from "../clocks.js";
import { nameOf } from "../colleagues.js";
import { Failed } from "../failed.js";
import { html } from "../html.js";
import { t, word } from "../i18n.js";
import { Loading } from "../load.js";
import { linkTo } from "../route.js";
import { labelOf } from "../topics.js";
import { grouped } from "./due.js";
import { Stage } from "./list.js";
import { Views } from "./views.js";

/** What a stage usually waits for; the complaint's page says whether it is possible. */
const NEXT = {
  registered: "assign", awaiting_authorisation: "verify_authorisation", assessment: "start", investigation: "submit",
  awaiting_customer: "provide_information", in_review: "approve", responded: "accept", remedy: "remedy", reconsideration: "submit",
};
const MOST_PAGES = 20;

export class Work extends Loading {
  keyOf({ route }) {
    return JSON.stringify(route.query);
  }

  /** Every open complaint: what is due first may be the oldest. */
  async fetch({ route: { query } }) {
    const all = [];
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const { complaints, names, total, size } = await get("/api/complaints", { ...query, open: true, page });
      all.push(...complaints.map((complaint) => ({ ...complaint, names })));
      if (page * size >= total) break;
    }
    return all;
  }

  render({ app, me, route: { query } }, { value, refusal, loading }) {
    const mine = query.officer === me.id;
    return html`
      <div class="page">
        <h1>${t("work.title")}</h1>
        <${Views} me=${me} here="work" />
        <label class="check"><input type="checkbox" checked=${mine} onChange=${() => app.go(linkTo("/work", mine ? {} : { officer: me.id }))} />${t("work.mine")}</label>
        ${refusal && html`<${Failed} refusal=${refusal} again=${this.load} />`}
        ${!value && loading && html`<p class="soft" role="status">${t("shell.loading")}</p>`}
        ${value?.length === 0 && html`<div class="empty"><p>${t(mine ? "work.none_mine" : "work.none")}</p></div>`}
        ${value && grouped(value).map(([group, rows]) => html`<${Group} key=${group} group=${group} rows=${rows} app=${app} />`)}
      </div>`;
  }
}

function Group({ group, rows, app }) {
  return html`
    <section aria-labelledby=${`work-${group}`}>
      <h2 id=${`work-${group}`} class="work-group">${t(`work.${group}`)} <span class="count soft">${rows.length}</span></h2>
      <ul class="hits">${rows.map(({ complaint, clock }) => html`<${Row} key=${complaint.reference} complaint=${complaint} clock=${clock} app=${app} />`)}</ul>
    </section>`;
}

function Row({ complaint, clock, app }) {
  const { reference, state, service } = complaint;
  // Who had to answer and did not is told what comes next.
  const act = state === "awaiting_customer" && clock && standing(clock).state === "passed" ? "give_final_notice" : NEXT[state];
  const name = complaint.representative?.name ?? complaint.complainant?.name;
  return html`
    <li class="work-row">
      <div class="hit-top"><a class="figures" href=${`#/complaints/${reference}`}><b>${reference}</b></a><${Stage} state=${state} />
        ${clock && html`<${ClockChip} clock=${clock} />`}</div>
      <p class="soft small">${[name, service && labelOf(app.props.firm.services, service), inChargeOf(complaint, app)].filter(Boolean).join(" · ")}</p>
      ${act && html`<a class="button" href=${linkTo(`/complaints/${reference}`, { act })}>${word("do", act)}</a>`}
    </li>`;
}

function inChargeOf(complaint, app) {
  const { officer } = complaint.people ?? {};
  return officer ? t("work.in_charge", { name: nameOf(app, officer.id, complaint) ?? officer.id }) : t("work.nobody");
}
