// Finding transcripts: the search box first, each hit with the line it was found in.
import { get } from "../console/api.js";
import { Failed } from "../console/failed.js";
import { Day, Filters, Select } from "../console/filters.js";
import { html } from "../console/html.js";
import { t, word } from "../console/i18n.js";
import { Icon } from "../console/icon.js";
import { Loading } from "../console/load.js";
import { Pager } from "../console/pager.js";
import { linkTo } from "../console/route.js";
import { labelOf } from "../console/topics.js";
import { Moment } from "../console/when.js";
import { amountOf } from "./amount.js";
import { MoreFilters } from "./filters.js";
import { pieces } from "./highlight.js";
import { Searches, Sheets } from "./searches.js";

const MODES = ["bot", "waiting", "agent", "closed"];
const LANGUAGES = ["fr", "en"];

export class Transcripts extends Loading {
  keyOf({ route }) {
    return JSON.stringify(route.query);
  }

  fetch({ route }) {
    return get("/api/conversations", route.query);
  }

  render({ app, desk, route: { query } }, { value, refusal, loading }) {
    const options = (group, codes) => codes.map((code) => [code, word(group, code)]);
    return html`
      <div class="page">
        <h1>${t("transcripts.title")}</h1>
        <${Filters} app=${app} path="/transcripts" query=${query} hint=${t("transcripts.search")} find=${t("transcripts.find")}>
          <${Select} name="mode" label=${t("transcripts.mode")} value=${query.mode} options=${options("mode", MODES)} />
          <${Select} name="language" label=${t("transcripts.language")} value=${query.language} options=${options("lang", LANGUAGES)} />
          <${Agents} desk=${desk} value=${query.agent} />
          <${Day} name="from" label=${t("transcripts.from")} value=${query.from} /><${Day} name="to" label=${t("transcripts.to")} value=${query.to} />
          <${MoreFilters} query=${query} topics=${app.props.firm.topics} />
        <//>
        <${Searches} app=${app} query=${query} />
        ${refusal && html`<${Failed} refusal=${refusal} again=${this.load} />`}
        ${!value && loading && html`<p class="soft" role="status">${t("shell.loading")}</p>`}
        ${value && html`<${Found} value=${value} query=${query} loading=${loading} firm=${app.props.firm} me=${app.props.me} />`}
      </div>`;
  }
}

/** The people that this console has met; an address may name another. */
function Agents({ desk, value }) {
  const known = Object.values(desk?.state.staff ?? {}).filter((person) => person.name);
  const missing = value && !known.some((person) => person.id === value) ? [[value, value]] : [];
  const options = [...known.map(({ id, name }) => [id, name]), ...missing];
  return options.length > 0 && html`<${Select} name="agent" label=${t("transcripts.agent")} value=${value} options=${options} />`;
}

function Found({ value, query, loading, firm, me }) {
  const { conversations, total } = value;
  const filtered = Object.keys(query).length > 0;
  if (!conversations.length) {
    return html`<div class="empty"><p>${t(filtered ? "transcripts.none_found" : "transcripts.none")}</p>
      ${filtered && html`<a class="button" href=${linkTo("/transcripts")}>${t("complaints.clear")}</a>`}</div>`;
  }
  return html`
    <p class="found-head"><span class="soft" role="status">${t("transcripts.count", { count: total })}${value.cut && ` · ${t("transcripts.newest")}`}</span>
      <${Sheets} query=${query} me=${me} /></p>
    <ul class="hits" aria-busy=${loading}>${conversations.map((line) => html`
      <${Hit} key=${line.conversation} line=${line} q=${query.q ?? ""} firm=${firm} />`)}</ul>
    <${Pager} path="/transcripts" query=${query} total=${total} />`;
}

function Hit({ line, q, firm }) {
  const { hit } = line;
  const href = linkTo(`/transcripts/${line.conversation}`, { q, no: hit?.no });
  return html`
    <li><a class="hit" href=${href}>
      <span class="hit-top"><strong>${line.name ?? t("live.nameless")}</strong>
        <span class="chip">${word("mode", line.mode)}</span>
        <${Moment} at=${line.last?.at ?? line.started_at} /></span>
      <span class="hit-text">${hit
        ? html`<span class="soft small">${t("transcripts.hit")}</span> <${Marked} text=${hit.text} q=${q} />`
        : line.last?.text}</span>
      <span class="line-marks">
        <abbr class="mark" title=${word("lang", line.language)}>${line.language.toUpperCase()}</abbr>
        ${line.topic && html`<span class="mark">${labelOf(firm.topics, line.topic)}</span>`}
        ${line.agent && html`<span class="mark"><${Icon} name="person" />${line.agent.name}</span>`}
        ${line.outcome && html`<span class="mark">${word("outcome", line.outcome)}</span>`}
        ${line.waited >= 60 && html`<span class="mark"><${Icon} name="clock" />${t("transcripts.waited_for", { time: amountOf(line.waited, "seconds") })}</span>`}
        ${line.rated && html`<span class="mark"><${Icon} name="star" />${t("transcripts.score", { score: line.rated })}</span>`}
        ${line.complaint && html`<span class="mark"><${Icon} name="complaint" />${line.complaint}</span>`}
      </span>
    </a></li>`;
}

export function Marked({ text, q }) {
  return pieces(text, q).map((piece) => (piece.hit ? html`<mark>${piece.text}</mark>` : piece.text));
}
