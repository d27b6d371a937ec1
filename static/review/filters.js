// What else conversations are found by; folded away until one of them is used.
import { Select } from "../console/filters.js";
import { html } from "../console/html.js";
import { language, t, word } from "../console/i18n.js";

const OUTCOMES = ["bot", "person", "written", "complaint", "abandoned", "open"];
const RATINGS = [1, 2, 3, 4];
const WAITS = [1, 5, 10, 30];
const CHECKS = ["unanswered", "late", "complaint"];
const NAMES = ["topic", "outcome", "rated", "waited", "tag", ...CHECKS];

export function MoreFilters({ query, topics }) {
  const used = NAMES.some((name) => query[name]);
  const outcomes = OUTCOMES.map((code) => [code, word("outcome", code)]);
  return html`
    <details class="more-filters" open=${used}><summary>${t("transcripts.more")}</summary>
      <div class="filters">
        <${Select} name="topic" label=${t("transcripts.topic")} value=${query.topic} options=${topics.map((one) => [one.value, one.label[language()]])} />
        <${Select} name="outcome" label=${t("transcripts.outcome")} value=${query.outcome} options=${outcomes} />
        <${Select} name="rated" label=${t("transcripts.rated")} value=${query.rated} options=${RATINGS.map((score) => [String(score), t("transcripts.at_most", { score })])} />
        <${Select} name="waited" label=${t("transcripts.waited")} value=${query.waited} options=${WAITS.map((count) => [String(count), t("transcripts.minutes", { count })])} />
        <label class="filter"><span class="label">${t("transcripts.tag")}</span>
          <input class="input" name="tag" maxlength="40" defaultValue=${query.tag ?? ""} key=${query.tag ?? ""} /></label>
        ${CHECKS.map((name) => html`<label class="check" key=${name}>
          <input type="checkbox" name=${name} value="true" defaultChecked=${query[name] === "true"} key=${query[name]} />
          <span>${t(`transcripts.only_${name}`)}</span></label>`)}
      </div>
    </details>`;
}
