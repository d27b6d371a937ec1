// The scorecard beside a transcript: a verdict a criterion, what the agent is told, what only leads read.
import { Component, html } from "../console/html.js";
import { language, t } from "../console/i18n.js";
import { Icon } from "../console/icon.js";
import { get, post } from "../console/api.js";
import { may } from "../console/roles.js";
import { sentenceOf } from "../console/refusals.js";
import { Moment } from "../console/when.js";

const VERDICTS = ["yes", "partly", "no"];

export class Scorecard extends Component {
  state = { card: null, reviews: [], busy: false };
  #one = `/api/conversations/${encodeURIComponent(this.props.conversation)}/review`;

  async componentDidMount() {
    try {
      const [{ scorecards }, { reviews }] = await Promise.all([get("/api/scorecards"), get(this.#one)]);
      this.#show(scorecards[0] ?? null, reviews);
    } catch (refusal) {
      this.setState({ refusal });
    }
  }

  render({ me, served, comments, onForget }, { card, reviews, busy, refusal, mine }) {
    const writes = may(me, "judge") && card && !served.includes(me.id);
    return html`
      <div class="scorecard">
        ${refusal && html`<p class="problem bad" role="alert">${sentenceOf(refusal)}</p>`}
        ${reviews.filter((one) => one.reviewer.id !== me.id).map((one) => html`<${Found} review=${one} card=${card} key=${one.reviewer.id} />`)}
        ${served.includes(me.id) && html`<p class="soft">${t("review.own")}</p>`}
        ${writes && html`<form onSubmit=${this.#send} key=${mine?.at}>
          <h2>${card.label[language()]}</h2>
          ${card.criteria.map((criterion) => html`<${Criterion} criterion=${criterion} verdict=${mine?.verdicts[criterion.value]} key=${criterion.value} />`)}
          ${comments.length > 0 && html`<ul class="line-comments small">${comments.map((row, place) => html`<li key=${place}>
            ${t("review.on_line", { no: row.no })} ${row.text}
            <button type="button" class="chip-cross" aria-label=${t("review.forget")} onClick=${() => onForget(row)}><${Icon} name="close" /></button></li>`)}</ul>`}
          <label><span class="label">${t("review.coaching")}</span><textarea class="input" name="coaching" rows="3" maxlength="4000" defaultValue=${mine?.coaching ?? ""}></textarea></label>
          <label><span class="label"><${Icon} name="lock" />${t("review.private")}</span><textarea class="input private" name="private" rows="2" maxlength="4000" defaultValue=${mine?.private ?? ""}></textarea></label>
          <button class="button primary" disabled=${busy}>${t(mine ? "review.change" : "review.send")}</button>
          ${mine && html`<p class="soft small" role="status">${t("review.kept", { total: mine.total ?? "–" })}</p>`}
        </form>`}
        ${!writes && !reviews.length && !served.includes(me.id) && html`<p class="soft">${t("review.none")}</p>`}
      </div>`;
  }

  #show(card, reviews) {
    const mine = reviews.find((one) => one.reviewer.id === this.props.me.id);
    this.setState({ card, reviews, mine });
    if (mine) this.props.onComments(mine.comments);
  }

  #send = async (event) => {
    event.preventDefault();
    const told = Object.fromEntries(new FormData(event.currentTarget));
    const { coaching, private: hidden, ...verdicts } = told;
    const { card } = this.state;
    const texts = { ...(coaching.trim() && { coaching }), ...(hidden.trim() && { private: hidden }) };
    this.setState({ busy: true, refusal: undefined });
    try {
      await post(this.#one, { card: card.value, verdicts, comments: this.props.comments, ...texts });
      this.#show(card, (await get(this.#one)).reviews);
      this.props.app.tell(t("review.done"));
    } catch (refusal) {
      this.setState({ refusal });
    } finally {
      this.setState({ busy: false });
    }
  };
}

function Criterion({ criterion, verdict }) {
  return html`
    <fieldset class="criterion"><legend>${criterion.label[language()]} <span class="soft small">× ${criterion.weight}</span></legend>
      <p class="soft small">${criterion.help[language()]}</p>
      <div class="verdicts">${VERDICTS.map((value) => html`<label class="check" key=${value}>
        <input type="radio" name=${criterion.value} value=${value} defaultChecked=${verdict === value} />
        <span>${t(`review.${value}`)}</span></label>`)}</div></fieldset>`;
}

/** What a reviewer found, as others read it. */
export function Found({ review, card }) {
  const nameOf = (value) => card?.criteria.find((one) => one.value === value)?.label[language()] ?? value;
  return html`
    <article class="found-review">
      <p><strong>${t("review.total", { total: review.total ?? "–" })}</strong> <span class="soft small">${review.reviewer.name} · <${Moment} at=${review.at} /></span></p>
      <ul class="small">${Object.entries(review.verdicts).map(([name, value]) => html`<li key=${name}>${nameOf(name)} : <strong>${t(`review.${value}`)}</strong></li>`)}</ul>
      ${review.comments.map((row, place) => html`<p class="small" key=${place}>${t("review.on_line", { no: row.no })} ${row.text}</p>`)}
      ${review.coaching && html`<p>${review.coaching}</p>`}
      ${review.private && html`<p class="private-note"><${Icon} name="lock" />${review.private}</p>`}
    </article>`;
}
