// The way a conversation took: the chart of the flow with the states passed, one step at a time, and what was known.
import { Component, createRef, html } from "../console/html.js";
import { t, word } from "../console/i18n.js";
import { FieldList } from "../console/fields.js";
import { get } from "../console/api.js";
import { Moment, timeOf } from "../console/when.js";

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
    // Without the picture, the list of steps below says the same.
    const answer = await fetch(`${one}/chart.svg`, { credentials: "same-origin" }).catch(() => null);
    if (answer?.ok) this.#draw(await answer.text());
  }

  render({ firm }, { path, at, drawn }) {
    if (!path) return html`<p class="soft" role="status">${t("shell.loading")}</p>`;
    const step = path[at];
    return html`
      <div class="way">
        <label class="way-scrub"><span class="label">${t("way.step", { this: at + 1, of: path.length })}</span>
          <input type="range" min="0" max=${path.length - 1} value=${at} aria-valuetext=${`${step.state}, ${timeOf(step.at)}`}
            onInput=${(event) => this.#go(Number(event.currentTarget.value))} /></label>
        <p class="way-now"><strong>${step.state}</strong> <span class="chip">${word("mode", step.mode)}</span> <${Moment} at=${step.at} show=${timeOf} /></p>
        ${step.inquiry && html`<p class="small soft">${step.inquiry.number} · ${word("inquiry", step.inquiry.state)} · ${t("way.reply_by", { day: step.inquiry.reply_by })}</p>`}
        <div class="way-chart" ref=${this.#chart} hidden=${!drawn} tabindex="0" role="region" aria-label=${t("way.chart")}></div>
        <details class="small" open=${!drawn}><summary>${t("way.steps")}</summary>
          <ol class="way-steps">${path.map((one, place) => html`<li key=${place}>
            <button class="button quiet" aria-current=${place === at ? "step" : undefined} onClick=${() => this.#go(place)}>${timeOf(one.at)} · ${one.state}</button></li>`)}</ol></details>
        <h3>${t("way.known")}</h3>
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

  #draw(text) {
    const svg = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
    // The page's own styles colour it; its own would be refused here anyway.
    for (const style of svg.querySelectorAll("style")) style.remove();
    this.#chart.current.replaceChildren(document.importNode(svg, true));
    this.setState({ drawn: true });
  }

  #go(at) {
    this.setState({ at });
    this.props.onStep(this.state.path[at].no);
  }
}

/** Only the chart scrolls, never the page. */
function centre(chart, state) {
  const [frame, box] = [chart.getBoundingClientRect(), state.getBoundingClientRect()];
  chart.scrollLeft += box.left - frame.left - (frame.width - box.width) / 2;
  chart.scrollTop += box.top - frame.top - (frame.height - box.height) / 2;
}
