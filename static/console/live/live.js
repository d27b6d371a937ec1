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
  state = { lists: kept("lists", true), facts: kept("facts", true), narrow: "thread" };

  componentDidMount() {
    this.#readBot();
    this.timer = setInterval(this.#readBot, BOT_MS);
    window.addEventListener("fold", this.#asked);
  }

  componentWillUnmount() {
    clearInterval(this.timer);
    window.removeEventListener("fold", this.#asked);
  }

  render({ app, desk, drafts }, { lists, facts, narrow }) {
    const id = desk.open;
    const line = id && lineOf(desk.state, id);
    const thread = desk.state.threads[id];
    return html`
      <h1 class="visually-hidden">${t("shell.live")}</h1>
      <div class="live" data-pane=${id ? narrow : "lists"} data-lists=${lists || !id ? "open" : "closed"} data-facts=${facts && line ? "open" : "closed"}>
        <${Lists} app=${app} desk=${desk} />
        <${Resizer} pane="lists" open=${lists || !id} fold=${this.#fold} />
        ${id
          ? html`<${Thread} key=${id} id=${id} app=${app} desk=${desk} drafts=${drafts} line=${line} thread=${thread}
              lists=${lists} facts=${facts} toggle=${this.#toggle} />`
          : html`<${Nothing} app=${app} desk=${desk} />`}
        ${line && html`<${Resizer} pane="facts" open=${facts} fold=${this.#fold} />`}
        ${line && html`<${Facts} key=${`facts-${id}`} app=${app} line=${line} thread=${thread} back=${() => this.setState({ narrow: "thread" })} />`}
      </div>`;
  }

  /** `pane`: `lists` or `facts`. Where there is room for one pane at a time it is shown instead. */
  #toggle = (pane) => {
    if (!matchMedia("(max-width: 1023px)").matches) this.#fold(pane, !this.state[pane]);
    else if (pane === "lists") this.props.app.go("#/");
    else this.setState(({ narrow }) => ({ narrow: narrow === "facts" ? "thread" : "facts" }));
  };

  #fold = (pane, open) => {
    keep(pane, open);
    this.setState({ [pane]: open });
  };

  #asked = ({ detail }) => this.#toggle(detail);

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
