// Reviews: for leads the week's sample, for agents what was found in their own conversations.
import { get } from "../console/api.js";
import { Failed } from "../console/failed.js";
import { html } from "../console/html.js";
import { t, word } from "../console/i18n.js";
import { Loading } from "../console/load.js";
import { may } from "../console/roles.js";
import { linkTo } from "../console/route.js";
import { Moment } from "../console/when.js";
import { Found } from "./scorecard.js";
import { weekBefore, weekOf } from "./weeks.js";

export function Reviews(props) {
  return html`<div class="page"><h1>${t("title.reviews")}</h1>
    ${may(props.me, "read_reviews") && html`<${Sample} ...${props} />`}
    ${!may(props.me, "read_reviews") && html`<${Coaching} ...${props} />`}</div>`;
}

class Sample extends Loading {
  keyOf({ route }) {
    return route.query.week;
  }

  fetch({ route }) {
    return get("/api/reviews/sample", { week: route.query.week ?? weekBefore(weekOf(new Date())) });
  }

  render(_, { value, refusal, loading }) {
    if (refusal) return html`<${Failed} refusal=${refusal} again=${this.load} />`;
    if (!value) return html`<p class="soft" role="status">${t("shell.loading")}</p>`;
    const done = value.sample.filter((row) => row.reviews.length).length;
    return html`
      <p class="soft">${t("review.sample")}</p>
      <nav class="pager" aria-label=${t("review.week", { week: value.week })}>
        <a class="button" href=${linkTo("/reviews", { week: weekBefore(value.week) })}>${t("review.earlier")}</a>
        <strong>${t("review.week", { week: value.week })}</strong>
        <span class="soft" role="status">${t("review.progress", { done, count: value.sample.length })}</span></nav>
      ${value.sample.length ? html`<ul class="hits" aria-busy=${loading}>${value.sample.map((row) => html`<${Row} key=${row.line.conversation} row=${row} />`)}</ul>`
        : html`<div class="empty"><p>${t("review.nothing")}</p></div>`}`;
  }
}

function Row({ row: { line, reasons, reviews } }) {
  return html`
    <li><a class="hit" href=${linkTo(`/transcripts/${line.conversation}`, { side: "review" })}>
      <span class="hit-top"><strong>${line.name ?? t("live.nameless")}</strong>
        <span class=${`chip ${reviews.length ? "good" : ""}`}>${reviews.length ? t("review.total", { total: reviews[0].total ?? "–" }) : t("review.open")}</span>
        <${Moment} at=${line.started_at} /></span>
      <span class="hit-text soft">${line.last?.text}</span>
      <span class="line-marks">${reasons.map((reason) => html`<span class="mark" key=${reason}>${word("reason", reason)}</span>`)}</span>
    </a></li>`;
}

class Coaching extends Loading {
  keyOf() {
    return "mine";
  }

  async fetch() {
    const [{ reviews }, { scorecards }] = await Promise.all([get("/api/coaching"), get("/api/scorecards")]);
    return { reviews, scorecards };
  }

  render(_, { value, refusal }) {
    if (refusal) return html`<${Failed} refusal=${refusal} again=${this.load} />`;
    if (!value) return html`<p class="soft" role="status">${t("shell.loading")}</p>`;
    if (!value.reviews.length) return html`<div class="empty"><p>${t("review.none_mine")}</p></div>`;
    return html`${value.reviews.map((one) => html`<section class="card" key=${one.conversation + one.at}>
      <${Found} review=${one} card=${value.scorecards.find((card) => card.value === one.card)} />
      <a href=${linkTo(`/transcripts/${one.conversation}`)}>${t("review.read")}</a></section>`)}`;
  }
}
