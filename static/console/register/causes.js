// Where complaints come from: the policy's tree of root causes with what was decided, and causes that come too often.
import { get } from "../api.js";
import { Failed } from "../failed.js";
import { Day } from "../filters.js";
import { html } from "../html.js";
import { language, t } from "../i18n.js";
import { Icon } from "../icon.js";
import { Loading } from "../load.js";
import { linkTo } from "../route.js";
import { labelOf } from "../topics.js";

export class Causes extends Loading {
  keyOf({ route }) {
    return JSON.stringify(route.query);
  }

  fetch({ route: { query } }) {
    return get("/api/register/causes", { from: query.from, to: query.to });
  }

  render({ app, route: { query } }, { value, refusal, loading }) {
    return html`
      <form class="filters" aria-label=${t("reports.part_causes")} onSubmit=${(event) => event.preventDefault()} onChange=${(event) => app.go(linkTo("/register", Object.fromEntries(new FormData(event.currentTarget))))}>
        <input type="hidden" name="part" value="causes" />
        <${Day} name="from" label=${t("reports.decided_from")} value=${query.from} /><${Day} name="to" label=${t("reports.decided_to")} value=${query.to} />
      </form>
      ${refusal && html`<${Failed} refusal=${refusal} again=${this.load} />`}
      ${!value && loading && html`<p class="soft" role="status">${t("shell.loading")}</p>`}
      ${value && html`<${Alerts} alerts=${value.alerts} areas=${app.props.firm.root_causes ?? []} /><${Tree} tree=${value.tree} />`}`;
  }
}

function Alerts({ alerts, areas }) {
  return alerts.length > 0 && html`
    <ul class="stack" aria-label=${t("reports.alerts")}>${alerts.map(({ area, cause, count, why, references }) => html`
      <li class="failed warn" key=${`${area}/${cause}`}><${Icon} name="warning" />
        <span><b>${labelOf(areas, area)} · ${labelOf(areas.find(({ value }) => value === area)?.causes ?? [], cause)}</b>
          ${t("reports.alert", { count })} ${why.map((each) => t(`reports.alert_${each}`)).join(" ")}
          ${references.map((reference) => html` <a class="figures" href=${linkTo(`/complaints/${reference}`)}>${reference}</a>`)}</span></li>`)}</ul>`;
}

function Tree({ tree }) {
  const total = tree.reduce((sum, { complaints }) => sum + complaints, 0);
  if (!total) return html`<div class="empty"><p>${t("reports.no_causes")}</p></div>`;
  return html`
    <div class="table-frame" tabindex="0" role="region" aria-label=${t("reports.part_causes")}>
      <table class="table figures">
        <thead><tr><th scope="col">${t("act_form.cause")}</th><th scope="col">${t("reports.complaints")}</th><th scope="col">${t("reports.systemic")}</th></tr></thead>
        ${tree.map((area) => html`
          <tbody key=${area.area}><tr class="area"><th scope="rowgroup">${area.label[language()]}</th><td><b>${area.complaints}</b></td><td></td></tr>
            ${area.causes.map((one) => html`<tr key=${one.cause} class=${one.complaints ? "" : "soft"}><th scope="row">${one.label[language()]}</th><td>${one.complaints}</td><td>${one.systemic || ""}</td></tr>`)}</tbody>`)}
      </table></div>`;
}
