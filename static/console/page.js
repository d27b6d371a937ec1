// The page that the address names, if the account may see it; an error in one leaves the frame standing.
import { Settings } from "./account/settings.js";
import { Complaint } from "./complaints/page.js";
import { Complaints } from "./complaints/list.js";
import { Work } from "./complaints/work.js";
import { Component, html } from "./html.js";
import { t } from "./i18n.js";
import { Live } from "./live/live.js";
import { People } from "./people/list.js";
import { Late } from "../review/late.js";
import { firstPage, may } from "./roles.js";

const PAGES = {
  live: [Live, "live"],
  work: [Work, "work"],
  complaints: [Complaints, "complaints"],
  complaint: [Complaint, "complaints"],
  transcripts: [late("transcripts"), "transcripts"],
  transcript: [late("transcript"), "transcripts"],
  people: [People, "people"],
  settings: [Settings, "settings"],
  figures: [late("figures"), "figures"],
  reviews: [late("reviews"), "reviews"],
  gaps: [late("gaps"), "gaps"],
  board: [late("board"), "board"],
  replays: [late("replays"), "read_reviews"],
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
function late(name) {
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
