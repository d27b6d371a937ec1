// What another version of the flow would have changed, for every conversation that a search found.
import { get } from "../console/api.js";
import { Failed } from "../console/failed.js";
import { html } from "../console/html.js";
import { t, word } from "../console/i18n.js";
import { Icon } from "../console/icon.js";
import { Loading } from "../console/load.js";
import { linkTo } from "../console/route.js";
import { Moment } from "../console/when.js";
import { Differences, VersionChoice } from "./differences.js";

export class Replays extends Loading {
  keyOf({ route }) {
    return JSON.stringify(route.query);
  }

  async fetch({ route }) {
    const { page: _, ...asked } = route.query;
    const [{ flows }, report] = await Promise.all([get("/api/flows"), get("/api/replays", asked)]);
    return { flows, ...report };
  }

  render({ app, route: { query } }, { value, refusal, loading }) {
    return html`
      <div class="page"><a class="back" href=${linkTo("/transcripts", { ...query, flow: undefined })}><${Icon} name="back" />${t("replay.back")}</a>
        <h1>${t("title.replays")}</h1>
        ${refusal && html`<${Failed} refusal=${refusal} again=${this.load} />`}
        ${!value && loading && html`<p class="soft" role="status">${t("replay.playing")}</p>`}
        ${value && html`<${VersionChoice} flows=${value.flows} chosen=${value.flow} onChoose=${(flow) => app.go(linkTo("/replays", { ...query, flow }))} />
          <${Report} report=${value} loading=${loading} />`}
      </div>`;
  }
}

function Report({ report, loading }) {
  const differ = report.played.filter((one) => one.differently);
  return html`
    <p role="status"><strong>${t("replay.sum", { differ: differ.length, count: report.played.length })}</strong>
      <span class="soft"> ${report.total > report.played.length ? t("replay.of_all", { total: report.total }) : ""}</span></p>
    ${!differ.length && html`<div class="empty"><p>${t("replay.same_all")}</p></div>`}
    <div aria-busy=${loading}>${differ.map((one) => html`
      <section class="card gap" key=${one.line.conversation}>
        <h2><a href=${linkTo(`/transcripts/${one.line.conversation}`, { side: "way" })}>${one.line.name ?? t("live.nameless")}</a></h2>
        <p class="soft small">${word("lang", one.line.language)} · <${Moment} at=${one.line.started_at} /></p>
        <${Differences} replayed=${one} />
      </section>`)}</div>`;
}
