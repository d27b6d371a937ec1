// Searches that somebody keeps by a name; and what was found as a sheet.
import { get, put } from "../console/api.js";
import { Component, html } from "../console/html.js";
import { language, t } from "../console/i18n.js";
import { Icon } from "../console/icon.js";
import { may } from "../console/roles.js";
import { linkTo } from "../console/route.js";

const MOST = 20;

export class Searches extends Component {
  state = { searches: [] };

  async componentDidMount() {
    try {
      this.setState(await get("/api/searches"));
    } catch {
      // The page itself says that the server cannot be reached.
    }
  }

  render({ query }, { searches }) {
    const { page: _, ...asked } = query;
    const used = Object.keys(asked).length > 0;
    if (!used && !searches.length) return null;
    return html`
      <div class="searches" role="group" aria-label=${t("searches.title")}>
        ${searches.map((search) => html`<span class="chip" key=${search.name}>
          <a href=${linkTo("/transcripts", search.query)}>${search.name}</a>
          <button class="chip-cross" aria-label=${t("searches.forget", { name: search.name })}
            onClick=${() => this.#keep(searches.filter((one) => one !== search))}><${Icon} name="close" /></button></span>`)}
        ${used && searches.length < MOST && html`<form class="search-keep" onSubmit=${(event) => this.#add(event, asked)}>
          <input class="input" name="name" required maxlength="60" aria-label=${t("searches.name")} placeholder=${t("searches.name")} />
          <button class="button">${t("searches.keep")}</button></form>`}
      </div>`;
  }

  #add = (event, query) => {
    event.preventDefault();
    const name = new FormData(event.currentTarget).get("name").trim();
    event.currentTarget.reset();
    if (name) this.#keep([...this.state.searches.filter((one) => one.name !== name), { name, query }]);
  };

  async #keep(searches) {
    try {
      this.setState(await put("/api/searches", { searches }));
    } catch (refusal) {
      this.props.app.refused(refusal);
    }
  }
}

export function Sheets({ query, me }) {
  const { page: _, ...asked } = query;
  const search = new URLSearchParams({ ...asked, words: language() }).toString();
  return html`<span class="figure-ways small">${may(me, "read_reviews") && html`<a href=${linkTo("/replays", asked)}><${Icon} name="refresh" />${t("replay.these")}</a>`}${["csv", "xlsx"].map((form) => html`
    <a href=${`/api/conversations.${form}?${search}`} download key=${form}><${Icon} name="download" />${form.toUpperCase()}</a>`)}</span>`;
}
