// What the firm decided to change because of a complaint: who owes it, by when, and whether it was done.
import { get } from "../api.js";
import { Failed } from "../failed.js";
import { html } from "../html.js";
import { t } from "../i18n.js";
import { Loading } from "../load.js";
import { may } from "../roles.js";
import { linkTo } from "../route.js";
import { dayOf } from "../when.js";

export class Actions extends Loading {
  keyOf() {
    return "";
  }

  async fetch() {
    const { actions } = await get("/api/register/actions");
    return actions;
  }

  render({ app }, { value, refusal, loading }) {
    return html`
      ${refusal && html`<${Failed} refusal=${refusal} again=${this.load} />`}
      ${!value && loading && html`<p class="soft" role="status">${t("shell.loading")}</p>`}
      ${value?.length === 0 && html`<div class="empty"><p>${t("reports.no_actions")}</p></div>`}
      ${value?.length > 0 && html`
        <p class="soft" role="status">${t("reports.actions_open", { count: value.filter(({ done_on: done }) => !done).length })}</p>
        <ul class="hits">${value.map((row) => html`<${Row} key=${`${row.reference}/${row.round}/${row.number}`} row=${row} me=${app.props.me} />`)}</ul>`}`;
  }
}

function Row({ row: { reference, number, action, owner, due, done, done_on: on, overdue }, me }) {
  return html`
    <li class="work-row">
      <div class="hit-top"><span class=${`chip ${on ? "good" : overdue ? "bad" : ""}`}>${t(on ? "follow.done" : overdue ? "follow.overdue" : "follow.open")}</span> <span>${action}</span></div>
      <p class="soft small"><a class="figures" href=${linkTo(`/complaints/${reference}`)}>${reference}</a> · ${t("follow.owner", { owner, day: dayOf(due) })}${on && ` · ${done}, ${dayOf(on)}`}</p>
      ${!on && may(me, "act") && html`<a class="button" href=${linkTo(`/complaints/${reference}`, { act: "complete_action", number })}>${t("follow.complete")}<span class="visually-hidden"> ${action}</span></a>`}
    </li>`;
}
