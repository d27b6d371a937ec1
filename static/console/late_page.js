// A page whose code is fetched when it is opened: the first paint of the console does not wait for it.
import { Component, html } from "./html.js";
import { t } from "./i18n.js";

/** The page `name` of what `load()` exports as `PAGES`. */
export function late(name, load) {
  return class extends Component {
    state = {};

    async componentDidMount() {
      try {
        const { PAGES } = await load();
        this.setState({ Shown: PAGES[name] });
      } catch (error) {
        this.setState({ error });
      }
    }

    render(props, { Shown, error }) {
      // The frame shows the way to reload.
      if (error) throw error;
      return Shown ? html`<${Shown} ...${props} />` : html`<p class="soft page" role="status">${t("shell.loading")}</p>`;
    }
  };
}
