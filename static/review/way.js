// The way a conversation took: the chart of the flow with the states passed, one step at a time, and what was known.
import { Component, createRef, html } from "../console/html.js";
import { t, word } from "../console/i18n.js";
import { FieldList } from "../console/fields.js";
import { Icon } from "../console/icon.js";
import { get } from "../console/api.js";
import { may } from "../console/roles.js";
import { Differences, VersionChoice } from "./differences.js";
import { ClockChip } from "../console/chip.js";
import { linkTo } from "../console/route.js";
import { dayOf, Moment, momentOf, timeOf } from "../console/when.js";

export class Way extends Component {
  state = { path: null, at: 0 };
  #chart = createRef();

  async componentDidMount() {
    const one = `/api/conversations/${encodeURIComponent(this.props.conversation)}`;
    try {
      const { path } = await get(`${one}/path`);
      this.setState({ path, at: path.length - 1 });
    } catch (refusal) {
      this.setState({ refusal });
    }
    this.#register();
    // Without the picture, the list of steps below says the same.
    const answer = await fetch(`${one}/chart.svg`, { credentials: "same-origin" }).catch(() => null);
    if (answer?.ok) this.#draw(await answer.text());
  }

  render({ firm, me }, { path, at, drawn, flows, replayed, playing, filed }) {
    if (!path) return html`<p class="soft" role="status">${t("shell.loading")}</p>`;
    const step = path[at];
    return html`
      <div class="way">
        <label class="way-scrub"><span class="label">${t("way.step", { this: at + 1, of: path.length })}</span>
          <input type="range" min="0" max=${path.length - 1} value=${at} aria-valuetext=${`${step.state}, ${timeOf(step.at)}`}
            onInput=${(event) => this.#go(Number(event.currentTarget.value))} /></label>
        <p class="way-now"><strong>${step.state}</strong> <span class="chip">${word("mode", step.mode)}</span> <${Moment} at=${step.at} show=${timeOf} /></p>
        ${step.inquiry && html`<p class="small soft">${step.inquiry.number} · ${word("inquiry", step.inquiry.state)} · ${t("way.reply_by", { day: step.inquiry.reply_by })}</p>`}
        ${filed && html`<${Promises} complaint=${filed} />`}
        <div class="way-chart" ref=${this.#chart} hidden=${!drawn} tabindex="0" role="region" aria-label=${t("way.chart")}></div>
        ${may(me, "read_reviews") && html`<div class="replay">
          ${flows ? html`<${VersionChoice} flows=${flows} chosen=${replayed?.flow ?? flows[0]?.version ?? ""} onChoose=${this.#replay} />` : null}
          <button class="button" disabled=${playing} onClick=${() => this.#replay(replayed?.flow ?? "current")}><${Icon} name="refresh" />${t("replay.one")}</button>
          ${replayed && html`<${Differences} replayed=${replayed} />`}</div>`}
        <details class="small" open=${!drawn}><summary>${t("way.steps")}</summary>
          <ol class="way-steps">${path.map((one, place) => html`<li key=${place}>
            <button class="button quiet" aria-current=${place === at ? "step" : undefined} onClick=${() => this.#go(place)}>${timeOf(one.at)} · ${one.state}</button></li>`)}</ol></details>
        <h2>${t("way.known")}</h2>
        <${FieldList} fields=${step.fields} firm=${firm} />
      </div>`;
  }

  componentDidUpdate() {
    const chart = this.#chart.current;
    const now = chart?.querySelector(`[data-state="${CSS.escape(this.state.path?.[this.state.at]?.state ?? "")}"]`);
    for (const one of chart?.querySelectorAll(".now") ?? []) one.classList.remove("now");
    now?.classList.add("now");
    if (now) centre(chart, now);
  }

  /** The complaint it led to, as far as the reader may see it. */
  async #register() {
    const { complaint, me } = this.props;
    if (!complaint || !may(me, "complaints")) return;
    const filed = await get(`/api/complaints/${encodeURIComponent(complaint)}`).catch(() => null);
    this.setState({ filed });
  }

  #draw(text) {
    // The page's own styles colour it; the picture's own are for when it stands alone, and refused here.
    const bare = text.replace(/<style>[^<]*<\/style>/g, "");
    const svg = new DOMParser().parseFromString(bare, "image/svg+xml").documentElement;
    this.#chart.current.replaceChildren(document.importNode(svg, true));
    this.setState({ drawn: true });
  }

  #replay = async (flow) => {
    this.setState({ playing: true });
    try {
      const [{ flows }, replayed] = await Promise.all([get("/api/flows"), get(`/api/conversations/${encodeURIComponent(this.props.conversation)}/replay`, { flow })]);
      this.setState({ flows, replayed });
    } catch (refusal) {
      this.props.app.refused(refusal);
    } finally {
      this.setState({ playing: false });
    }
  };

  #go(at) {
    this.setState({ at });
    this.props.onStep(this.state.path[at].no);
  }
}

/** What the firm promised and what the law counts: kept, missed, or running. */
function Promises({ complaint: { reference, clocks = [] } }) {
  return html`
    <h2><a href=${linkTo(`/complaints/${reference}`)}>${reference}</a></h2>
    <ul class="way-clocks small">${clocks.map((clock) => html`
      <li key=${clock.clock}><${ClockChip} clock=${clock} /> <span class="soft">${t("complaint.before_end", { day: dayOf(clock.due) })}${clock.stopped_at && ` · ${t("complaint.stopped_on", { at: momentOf(clock.stopped_at) })}`}</span></li>`)}</ul>`;
}

/** Only the chart scrolls, never the page. */
function centre(chart, state) {
  const [frame, box] = [chart.getBoundingClientRect(), state.getBoundingClientRect()];
  chart.scrollLeft += box.left - frame.left - (frame.width - box.width) / 2;
  chart.scrollTop += box.top - frame.top - (frame.height - box.height) / 2;
}
