// What goes on right now: who waits, the longest first and large; who talks with whom; who is free.
import { get } from "../console/api.js";
import { Failed } from "../console/failed.js";
import { Component, html } from "../console/html.js";
import { t, word } from "../console/i18n.js";
import { Icon } from "../console/icon.js";
import { labelOf } from "../console/topics.js";
import { lasting } from "../console/when.js";

const AGAIN_MS = 3_000;
const TICK_MS = 1_000;
const LONG_MS = 300_000;

export class Board extends Component {
  state = {};

  componentDidMount() {
    this.#look();
    this.tick = setInterval(() => this.setState({}), TICK_MS);
  }

  componentWillUnmount() {
    clearInterval(this.tick);
    clearTimeout(this.next);
    this.gone = true;
  }

  render({ app }, { value, refusal, since }) {
    const { topics } = app.props.firm;
    // The server's clock, carried on by this one, so that a wrong clock here shows no wrong wait.
    const now = value && Date.parse(value.now) + performance.now() - since;
    return html`
      <div class="page board"><h1>${t("title.board")}</h1>
        ${refusal && html`<${Failed} refusal=${refusal} again=${this.#look} />`}
        ${!value && !refusal && html`<p class="soft" role="status">${t("shell.loading")}</p>`}
        ${value && html`<div class="board-columns">
          <section aria-labelledby="board-waiting"><h2 id="board-waiting">${t("board.waiting", { count: value.waiting.length })}</h2>
            ${value.waiting.length ? html`<ol class="hits">${value.waiting.map((line, place) => html`<${Waiting} key=${line.conversation} line=${line} first=${!place} now=${now} topics=${topics} />`)}</ol>` : html`<p class="soft">${t("board.nobody_waits")}</p>`}</section>
          <section aria-labelledby="board-talking"><h2 id="board-talking">${t("board.talking", { count: value.talking.length })}</h2>
            ${value.talking.length ? html`<ul class="hits">${value.talking.map((line) => html`<${Talking} key=${line.conversation} line=${line} now=${now} />`)}</ul>` : html`<p class="soft">${t("board.nobody_talks")}</p>`}</section>
          <section aria-labelledby="board-staff"><h2 id="board-staff">${t("board.staff", { count: value.staff.length })}</h2>
            ${value.staff.length ? html`<ul class="hits">${value.staff.map((person) => html`<${Person} key=${person.id} person=${person} />`)}</ul>` : html`<p class="soft">${t("board.nobody_here")}</p>`}</section>
        </div>
        <p class="soft small">${t("board.watch")}</p>`}
      </div>`;
  }

  #look = async () => {
    clearTimeout(this.next);
    try {
      const value = await get("/api/board");
      this.setState({ value, since: performance.now(), refusal: undefined });
    } catch (refusal) {
      if (refusal.code === "signed_out") this.props.app.leave();
      this.setState({ refusal });
    }
    if (!this.gone) this.next = setTimeout(this.#look, AGAIN_MS);
  };
}

function Waiting({ line, first, now, topics }) {
  const waited = now - Date.parse(line.waiting_since);
  return html`
    <li><a class="hit" href=${`#/live/${line.conversation}`}>
      <span class="hit-top"><strong>${line.name ?? t("live.nameless")}</strong>
        <span class=${`board-wait ${first ? "longest" : ""} ${waited > LONG_MS ? "bad" : ""}`}><${Icon} name="clock" />${lasting(waited)}</span></span>
      <span class="line-marks"><abbr class="mark" title=${word("lang", line.language)}>${line.language.toUpperCase()}</abbr>
        ${line.topic && html`<span class="mark">${labelOf(topics, line.topic)}</span>`}</span>
      <span class="hit-text soft">${line.last?.text}</span>
    </a></li>`;
}

function Talking({ line, now }) {
  const silent = line.last && now - Date.parse(line.last.at);
  return html`
    <li><a class="hit" href=${`#/live/${line.conversation}`}>
      <span class="hit-top"><strong>${line.agent?.name}</strong> <${Icon} name="transfer" /> ${line.name ?? t("live.nameless")}</span>
      ${line.last && html`<span class="hit-text soft">${t(line.last.by === "customer" ? "board.owes" : "board.said", { time: lasting(silent) })} ${line.last.text}</span>`}
    </a></li>`;
}

function Person({ person }) {
  const state = !person.available ? "away" : person.load >= person.capacity ? "full" : "free";
  return html`
    <li class="hit"><span class="hit-top"><strong>${person.name}</strong>
      <span class=${`chip ${{ free: "good", full: "warn" }[state] ?? ""}`}>${word("presence", state)}</span>
      <span class="figures soft">${t("board.load", { load: person.load, capacity: person.capacity })}</span></span></li>`;
}
