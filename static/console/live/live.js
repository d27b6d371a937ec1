// The live page: three panes beside each other, one at a time where there is no room.
import { get } from "../api.js";
import { Component, html } from "../html.js";
import { t } from "../i18n.js";
import { keep, kept } from "../preferences.js";
import { Facts } from "./facts.js";
import { Lists } from "./lists.js";
import { Resizer } from "./resizer.js";
import { lineOf } from "./state.js";
import { Thread } from "./thread.js";

const BOT_MS = 15_000;

export class Live extends Component {
  state = { details: kept("details", true), narrow: "thread" };

  componentDidMount() {
    this.#readBot();
    this.timer = setInterval(this.#readBot, BOT_MS);
  }

  componentWillUnmount() {
    clearInterval(this.timer);
  }

  render({ app, desk, drafts }, { details, narrow }) {
    const id = desk.open;
    const line = id && lineOf(desk.state, id);
    const thread = desk.state.threads[id];
    return html`
      <h1 class="visually-hidden">${t("shell.live")}</h1>
      <div class="live" data-pane=${id ? narrow : "lists"} data-details=${details && line ? "open" : "closed"}>
        <${Lists} app=${app} desk=${desk} />
        <${Resizer} pane="lists" />
        ${id
          ? html`<${Thread} key=${id} id=${id} app=${app} desk=${desk} drafts=${drafts} line=${line} thread=${thread}
              details=${details} toggle=${this.#toggle} />`
          : html`<${Nothing} app=${app} desk=${desk} />`}
        ${line && details && html`<${Resizer} pane="facts" />`}
        ${line && html`<${Facts} key=${`facts-${id}`} app=${app} line=${line} thread=${thread} back=${() => this.setState({ narrow: "thread" })} />`}
      </div>`;
  }

  #toggle = () => {
    // In one pane the button goes to the customer; beside each other it folds the pane away.
    if (matchMedia("(max-width: 1023px)").matches) {
      this.setState({ narrow: "facts" });
      return;
    }
    const details = !this.state.details;
    keep("details", details);
    this.setState({ details });
  };

  /** The queue is pushed; what the bot leads is only of interest while somebody looks. */
  #readBot = async () => {
    if (document.hidden) return;
    const answer = await get("/api/conversations", { mode: "bot" }).catch(() => null);
    if (answer) this.props.desk.listWithBot(answer.conversations);
  };
}

function Nothing({ app, desk }) {
  const [oldest] = desk.state.waiting;
  return html`
    <section class="pane thread empty" aria-label=${t("live.conversation")}>
      <h2>${t("live.pick")}</h2>
      <p class="soft">${t("live.pick_why")}</p>
      ${oldest && html`<button class="button primary" onClick=${() => app.go(`#/live/${oldest.conversation}`)}>${t("live.open_oldest")}</button>`}
    </section>`;
}
