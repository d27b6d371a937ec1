// The page that the address names, if the account may see it; an error in one leaves the frame standing.
import { Component, html } from "./html.js";
import { t } from "./i18n.js";
import { late } from "./late_page.js";
import { Live } from "./live/live.js";
import { Late } from "../review/late.js";
import { firstPage, may } from "./roles.js";

const more = (name) => late(name, () => import("./more_pages.js"));

const PAGES = {
  live: [Live, "live"],
  work: [more("work"), "work"],
  complaints: [more("complaints"), "complaints"],
  complaint: [more("complaint"), "complaints"],
  inquiries: [more("inquiries"), "inquiries"],
  inquiry: [more("inquiry"), "inquiry"],
  intake: [more("intake"), "intake"],
  register: [more("register"), "register"],
  subjects: [more("subjects"), "subjects"],
  trail: [more("trail"), "trail"],
  transcripts: [review("transcripts"), "transcripts"],
  transcript: [review("transcript"), "transcripts"],
  people: [more("people"), "people"],
  settings: [more("settings"), "settings"],
  policy: [more("policy"), "policy"],
  figures: [review("figures"), "figures"],
  reviews: [review("reviews"), "reviews"],
  gaps: [review("gaps"), "gaps"],
  board: [review("board"), "board"],
  replays: [review("replays"), "read_reviews"],
};

export class Page extends Component {
  state = { crashed: false };

  componentDidCatch(error) {
    // The browser's console is where whoever helps will look.
    console.error(error);
    this.setState({ crashed: true });
  }

  render(props, { crashed }) {
    const { route, me } = props;
    const [Shown, what] = PAGES[route.page] ?? [];
    if (crashed) return html`<${Notice} says="shell.crashed" does="shell.reload" act=${() => location.reload()} />`;
    if (!Shown) return html`<${Notice} says="shell.unknown" does="shell.unknown_next" href=${firstPage(me)} />`;
    if (!may(me, what)) return html`<${Notice} says="shell.hidden" does="shell.unknown_next" href=${firstPage(me)} />`;
    return html`<${Shown} ...${props} />`;
  }
}

/** A page of review, whose code is fetched when it is first opened. */
function review(name) {
  return (props) => html`<${Late} name=${name} given=${props} />`;
}

function Notice({ says, does, act, href }) {
  return html`
    <div class="empty">
      <h1>${t(says)}</h1>
      ${href && html`<a class="button primary" href=${href}>${t(does)}</a>`}
      ${act && html`<button class="button primary" onClick=${act}>${t(does)}</button>`}
    </div>`;
}
