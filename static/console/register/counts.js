// What was counted in a half-year, by what it was about and how it ended.
import { html } from "../html.js";
import { language, t, word } from "../i18n.js";
import { labelOf } from "../topics.js";

export function Counts({ told, firm }) {
  const { received, closed, promises } = told;
  const cause = (path) => {
    const [area, name] = path.split("/");
    const causes = (firm.root_causes ?? []).find(({ value }) => value === area)?.causes ?? [];
    return `${labelOf(firm.root_causes ?? [], area)} · ${labelOf(causes, name)}`;
  };
  const tables = [
    ["reports.by_service", received.service, (code) => labelOf(firm.services, code)],
    ["reports.by_channel", received.channel, (code) => word("channel", code)],
    ["reports.by_language", received.language, (code) => word("lang", code)],
    ["reports.by_filer", received.filer, (code) => word("filer", code)],
    ["reports.by_ending", closed.as, (code) => word("closed", code)],
    ["reports.by_outcome", closed.outcome, (code) => word("finding", code)],
    ["reports.by_cause", closed.root_causes, cause],
  ];
  const plain = [
    ["reports.entered_late", received.entered_late], ["reports.of_an_earlier_half", received.of_an_earlier_half],
    ["reports.extensions", told.extensions], ["reports.external_cases", told.external_cases], ["reports.holds", told.holds], ["reports.purged", told.purged],
    ["reports.median", closed.days?.median], ["reports.longest", closed.days?.longest],
    ...(closed.redress ?? []).map(({ currency, minor, complaints }) => [t("reports.redress", { count: complaints }), moneyOf(minor, currency)]),
  ];
  return html`
    <div class="counts">
      <section class="card"><h2>${t("reports.promises")}</h2>
        <table class="table figures"><thead><tr><th scope="col">${t("reports.promise")}</th><th scope="col">${t("reports.met")}</th><th scope="col">${t("reports.missed")}</th></tr></thead>
          <tbody>${Object.entries(promises).map(([clock, { met, missed }]) => html`<tr key=${clock}><th scope="row">${word("clock", clock)}</th><td>${met}</td><td>${missed}</td></tr>`)}</tbody></table></section>
      ${tables.filter(([, counts]) => Object.keys(counts ?? {}).length > 0).map(([title, counts, name]) => html`
        <section class="card" key=${title}><h2>${t(title)}</h2>
          <table class="table figures"><tbody>${Object.entries(counts).map(([code, count]) => html`<tr key=${code}><th scope="row">${name(code)}</th><td>${count}</td></tr>`)}</tbody></table></section>`)}
      <section class="card"><h2>${t("reports.others")}</h2>
        <table class="table figures"><tbody>${plain.filter(([, count]) => count !== undefined).map(([title, count]) => html`<tr key=${title}><th scope="row">${title.includes(".") ? t(title) : title}</th><td>${count}</td></tr>`)}</tbody></table></section>
    </div>`;
}

function moneyOf(minor, currency) {
  return new Intl.NumberFormat(language(), { style: "currency", currency }).format(minor / 100);
}
