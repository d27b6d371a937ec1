// What the knowledge lacks: questions put together, the beginning of an article for each, and how the articles do.
import { get } from "../console/api.js";
import { Copy } from "../console/copy.js";
import { Failed } from "../console/failed.js";
import { html } from "../console/html.js";
import { language, t } from "../console/i18n.js";
import { Loading } from "../console/load.js";
import { linkTo } from "../console/route.js";

const PERIODS = [7, 30, 90];
const DAYS = 30;

export class Gaps extends Loading {
  keyOf({ route }) {
    return route.query.days;
  }

  fetch({ route }) {
    return get("/api/knowledge/gaps", { days: route.query.days ?? DAYS });
  }

  render({ route }, { value, refusal, loading }) {
    const days = Number(route.query.days ?? DAYS);
    return html`
      <div class="page"><h1>${t("title.gaps")}</h1>
        <nav class="periods" aria-label=${t("figures.lengths")}>${PERIODS.map((count) => html`
          <a class="button" key=${count} href=${linkTo("/gaps", { days: count })} aria-current=${count === days ? "true" : undefined}>${t("figures.days", { count })}</a>`)}</nav>
        ${refusal && html`<${Failed} refusal=${refusal} again=${this.load} />`}
        ${!value && loading && html`<p class="soft" role="status">${t("gaps.loading")}</p>`}
        ${value && html`<p class="soft" role="status">${t("gaps.count", { count: value.asked, unanswered: value.unanswered })}</p>
          ${value.groups.length ? value.groups.map((group) => html`<${Group} group=${group} key=${group.questions[0]} />`)
            : html`<div class="empty"><p>${t("gaps.none")}</p></div>`}
          ${value.articles.length > 0 && html`<${Articles} articles=${value.articles} />`}`}
      </div>`;
  }
}

function Group({ group }) {
  return html`
    <section class="card gap">
      <h2>${group.questions[0]}</h2>
      <p class="soft small">${t("gaps.times", { count: group.count })} · ${t("gaps.nearest", { title: group.nearest.title[language()] })}</p>
      ${group.questions.length > 1 && html`<ul class="small">${group.questions.slice(1).map((text, place) => html`<li key=${place}>${text}</li>`)}</ul>`}
      <p class="small">${group.conversations.map((id, place) => html`<a key=${id + place} href=${linkTo(`/transcripts/${id}`)}>${t("gaps.read", { n: place + 1 })}</a> `)}</p>
      <details class="small"><summary>${t("gaps.write")}</summary>
        <p class="soft">${t("gaps.how")} <${Copy} text=${group.draft} /></p><pre tabindex="0">${group.draft}</pre></details>
    </section>`;
}

function Articles({ articles }) {
  const columns = ["shown", "helped", "not_helped", "silent", "persons", "complaints"];
  return html`
    <h2>${t("gaps.effect")}</h2>
    <p class="soft small">${t("gaps.effect_means")}</p>
    <div class="table-frame" tabindex="0" role="region" aria-label=${t("gaps.effect")}><table class="table figures">
      <thead><tr><th scope="col">${t("gaps.article")}</th><th scope="col">${t("gaps.share")}</th>${columns.map((name) => html`<th scope="col" key=${name}>${t(`gaps.${name}`)}</th>`)}</tr></thead>
      <tbody>${articles.map((row) => html`<tr key=${row.article}><th scope="row">${row.title[language()]}</th>
        <td>${row.share === undefined ? "–" : `${row.share} %`}</td>${columns.map((name) => html`<td key=${name}>${row[name]}</td>`)}</tr>`)}</tbody>
    </table></div>`;
}
