// The figures of a period: every one with its meaning, its plot, its numbers and the period before.
import { get } from "../console/api.js";
import { Failed } from "../console/failed.js";
import { Day, Select } from "../console/filters.js";
import { html } from "../console/html.js";
import { language, t, word } from "../console/i18n.js";
import { Loading } from "../console/load.js";
import { linkTo } from "../console/route.js";
import { may } from "../console/roles.js";
import { dayOf } from "../console/when.js";
import { Figure } from "./figure.js";

const PERIODS = [7, 30, 90, 365];
const LANGUAGES = ["fr", "en"];
const DAY_MS = 86_400_000;

export class Figures extends Loading {
  keyOf({ route }) {
    return JSON.stringify(route.query);
  }

  fetch({ route }) {
    return get("/api/reports", route.query);
  }

  render({ app, me, route: { query } }, { value, refusal, loading }) {
    return html`
      <div class="page figures-page">
        <h1>${t("title.figures")}</h1>
        <${Period} app=${app} me=${me} query=${query} told=${value} />
        ${refusal && html`<${Failed} refusal=${refusal} again=${this.load} />`}
        ${!value && loading && html`<p class="soft" role="status">${t("shell.loading")}</p>`}
        ${value && html`
          <p class="soft" role="status">${t("figures.period", { from: dayOf(value.from), to: dayOf(value.to) })}</p>
          <div class="figure-grid" aria-busy=${loading}>${value.figures.map((figure) => html`
            <${Figure} key=${figure.name} figure=${figure} sheet=${(form) => sheetOf(figure, form, value, query)} />`)}</div>`}
      </div>`;
  }
}

function Period({ app, me, query, told }) {
  const send = (event) => {
    event.preventDefault();
    app.go(linkTo("/figures", Object.fromEntries(new FormData(event.currentTarget))));
  };
  const until = new Date(`${told?.to ?? query.to ?? new Date().toISOString().slice(0, 10)}T12:00Z`);
  const last = (days) => linkTo("/figures", { ...query, to: dayText(until), from: dayText(new Date(until - (days - 1) * DAY_MS)) });
  const length = told && Math.round((Date.parse(told.to) - Date.parse(told.from)) / DAY_MS) + 1;
  const topics = app.props.firm.topics.map((topic) => [topic.value, topic.label[language()]]);
  return html`
    <form class="filters" aria-label=${t("figures.filters")} onSubmit=${send} onChange=${(event) => event.currentTarget.requestSubmit()}>
      <nav class="periods" aria-label=${t("figures.lengths")}>${PERIODS.map((days) => html`
        <a class="button" key=${days} href=${last(days)} aria-current=${length === days ? "true" : undefined}>${t("figures.days", { count: days })}</a>`)}</nav>
      <${Day} name="from" label=${t("transcripts.from")} value=${told?.from ?? query.from} /><${Day} name="to" label=${t("transcripts.to")} value=${told?.to ?? query.to} />
      ${may(me, "all_conversations") && html`
        <${Select} name="language" label=${t("transcripts.language")} value=${query.language} options=${LANGUAGES.map((code) => [code, word("lang", code)])} />
        <${Select} name="team" label=${t("figures.team")} value=${query.team} options=${topics} />`}
      <button class="button visually-hidden">${t("figures.show")}</button>
    </form>`;
}

function dayText(at) {
  return at.toISOString().slice(0, 10);
}

function sheetOf(figure, form, { from, to }, { language: asked, team }) {
  const kept = { from, to, language: asked, team, words: language() };
  const search = new URLSearchParams(Object.entries(kept).filter(([, value]) => value)).toString();
  return `/api/reports/${figure.name}.${form}?${search}`;
}
