// Fetches the pages of review when the first of them is opened, so that those who answer chats never load them.
import { Component, html } from "../console/html.js";
import { t } from "../console/i18n.js";
import { Places } from "./places.js";

const PLACED = new Set(["board", "figures", "reviews", "gaps"]);

export class Late extends Component {
  state = {};

  async componentDidMount() {
    try {
      const { PAGES } = await import("./pages.js");
      this.setState({ Page: PAGES[this.props.name] });
    } catch (error) {
      this.setState({ error });
    }
  }

  render({ given }, { Page, error }) {
    // The frame shows the way to reload.
    if (error) throw error;
    const { me, route } = given;
    const places = PLACED.has(route.page) && html`<div class="page places"><${Places} me=${me} page=${route.page} /></div>`;
    return Page ? html`${places}<${Page} ...${given} />` : html`<p class="soft page" role="status">${t("shell.loading")}</p>`;
  }
}
