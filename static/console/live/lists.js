// The left pane: am I available, who waits, whom do I lead, whom the bot has.
import { Component, html } from "../html.js";
import { language, t } from "../i18n.js";
import { may } from "../roles.js";
import { Row } from "./row.js";

export function Lists({ app, desk }) {
  const { me, waiting, mine, withBot } = desk.state;
  const rows = (lines) => lines.map((line) => html`
    <${Row} key=${line.conversation} line=${line} open=${desk.open === line.conversation} language=${language()}
      minute=${minuteNow()} topics=${app.props.firm.topics} me=${me} />`);
  return html`
    <section class="pane lists" aria-label=${t("live.lists")}>
      ${me && html`<${Availability} app=${app} desk=${desk} me=${me} load=${mine.length} />`}
      <${Section} title="live.waiting" count=${waiting.length} none="live.waiting_none" ready=${me}>${rows(waiting)}<//>
      <${Section} title="live.mine" count=${mine.length} none="live.mine_none" ready=${me}>${rows(mine)}<//>
      <${Section} title="live.with_bot" count=${withBot.length} none=${may(app.props.me, "all_conversations") ? "live.bot_none" : "live.bot_none_served"} ready=${me}>${rows(withBot)}<//>
    </section>`;
}

function Section({ title, count, none, ready, children }) {
  return html`
    <h2 class="list-title">${t(title)} <span class="count">${count}</span></h2>
    ${count ? html`<ul class="lines" aria-label=${t(title)}>${children}</ul>`
      : html`<p class="list-none soft small">${ready ? t(none) : t("shell.loading")}</p>`}`;
}

class Availability extends Component {
  state = { busy: false };

  render({ me, load }, { busy }) {
    return html`
      <div class="availability">
        <button class="switch" role="switch" aria-checked=${Boolean(me.available)} disabled=${busy} onClick=${this.#switch}
          title=${t("live.available_why")}>
          <span class="switch-track" aria-hidden="true"></span>${t(me.available ? "live.available" : "live.away")}
        </button>
        ${me.capacity && html`<span class="soft small figures">${t("live.load", { load, capacity: me.capacity })}</span>`}
      </div>`;
  }

  #switch = async () => {
    this.setState({ busy: true });
    try {
      await this.props.desk.available(!this.props.me.available);
    } catch (refusal) {
      this.props.app.refused(refusal);
    }
    this.setState({ busy: false });
  };
}

/** Rows draw again when their line changed or when the ages they show did. */
function minuteNow() {
  return Math.floor(Date.now() / 15_000);
}
