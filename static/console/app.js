// The console's frame: header, the page that the address names, and what floats above it.
import { signOut } from "./api.js";
import { actionsOf } from "./actions.js";
import { DIALOGS } from "./live/dialogs.js";
import { unreadIn } from "./live/state.js";
import { Header } from "./header.js";
import { Component, html } from "./html.js";
import { language, speak, t } from "./i18n.js";
import { onKey } from "./keys.js";
import { Help } from "./menu/help.js";
import { Menu } from "./menu/menu.js";
import { Page } from "./page.js";
import { keep, kept } from "./preferences.js";
import { firstPage } from "./roles.js";
import { routeOf } from "./route.js";
import { sentenceOf } from "./refusals.js";
import { Toast } from "./toast.js";

const FRAME_MS = 16;
const AGES_MS = 15_000;
const TOAST_MS = 8_000;

export class App extends Component {
  state = { route: routeOf(location.hash), floating: null, toast: null, singleKeys: kept("single_keys", true) };
  #frame = null;
  #floated = 0;

  componentDidMount() {
    const { desk, me } = this.props;
    if (!location.hash) location.replace(firstPage(me));
    window.addEventListener("hashchange", this.#moved);
    window.addEventListener("keydown", (event) => onKey(event, this));
    desk?.addEventListener("change", this.#soon);
    desk?.addEventListener("ended", this.leave);
    setInterval(this.#soon, AGES_MS);
    this.#moved();
  }

  componentDidUpdate() {
    const { desk } = this.props;
    const unread = desk ? unreadIn(desk.state) : 0;
    document.title = `${unread ? `(${unread}) ` : ""}${t(`title.${this.state.route.page}`)} · Recourse`;
    document.documentElement.lang = language();
  }

  render({ me, desk, drafts }, { route, floating, toast }) {
    const Dialog = floating && { menu: Menu, help: Help, ...DIALOGS }[floating.name];
    return html`
      <a class="skip" href="#content" onClick=${this.#skip}>${t("shell.skip")}</a>
      <${Header} app=${this} me=${me} desk=${desk} route=${route} />
      <main id="content" tabindex="-1" data-page=${route.page}>
        <${Page} key=${keyOf(route)} app=${this} me=${me} desk=${desk} drafts=${drafts} route=${route} />
      </main>
      ${Dialog && html`<${Dialog} key=${floating.number} app=${this} close=${() => this.#sink(floating)} ...${floating.values} />`}
      <${Toast} toast=${toast} desk=${desk} close=${() => this.setState({ toast: null })} />`;
  }

  get actions() {
    return actionsOf(this);
  }

  /** Do what the action `id` of the menu does, if it is possible now. */
  act = (id) => this.actions.find((action) => action.id === id)?.run();

  /** Open one thing above the page; what had the focus gets it back. */
  float = (name, values = {}) => this.setState({ floating: { name, values, number: (this.#floated += 1) } });

  /** A dialog's `close` event comes a moment after it closed; meanwhile a key may have opened the next one. */
  #sink = (sunk) => this.setState(({ floating }) => ({ floating: floating === sunk ? null : floating }));

  go = (hash) => {
    location.hash = hash;
  };

  tell = (sentence, tone = "good") => {
    const toast = { sentence, tone };
    this.setState({ toast });
    if (tone === "good") setTimeout(() => this.state.toast === toast && this.setState({ toast: null }), TOAST_MS);
  };

  refused = (refusal) => this.tell(sentenceOf(refusal), "bad");

  speak = async (wanted) => {
    keep("language", wanted);
    await speak(wanted);
    this.props.desk?.renew();
    this.setState({});
  };

  setSingleKeys = (singleKeys) => {
    keep("single_keys", singleKeys);
    this.setState({ singleKeys });
  };

  /** The session is over, by us or by the server. */
  leave = () => {
    this.props.desk?.stop();
    location.replace("/login#ended");
  };

  signOut = async () => {
    try {
      await signOut();
      this.props.desk?.stop();
      location.replace("/login");
    } catch (refusal) {
      this.refused(refusal);
    }
  };

  #skip = (event) => {
    // The address names the page, so the link may not change it.
    event.preventDefault();
    document.getElementById("content").focus();
  };

  #moved = () => {
    const route = routeOf(location.hash);
    this.props.desk?.show(route.page === "live" ? (route.conversation ?? null) : null);
    this.setState({ route, floating: null });
  };

  /** Many changes in one frame are drawn once. */
  #soon = () => {
    this.#frame ??= setTimeout(() => {
      this.#frame = null;
      this.setState({});
    }, FRAME_MS);
  };
}

/** Another complaint is another page; another conversation is the same live page. */
function keyOf({ page, reference, conversation }) {
  return page === "live" ? page : [page, reference, conversation].join("/");
}
