// Where one is signed in, and the way to end what should not be.
import { remove } from "../api.js";
import { Component, html } from "../html.js";
import { t } from "../i18n.js";
import { Moment } from "../when.js";
import { deviceOf } from "./device.js";

export class Sessions extends Component {
  state = { busy: false };

  render({ sessions }, { busy }) {
    return html`
      <section class="card wide"><h2>${t("account.sessions")}</h2>
        <ul class="sessions">${sessions.map((session) => html`
          <li key=${session.id}>
            <div><p><b>${deviceOf(session.device) || t("account.device_unknown")}</b>
              ${session.current && html` <span class="chip good">${t("account.this_one")}</span>`}</p>
              <p class="soft small">${session.address && html`<span class="figures">${session.address}</span> · `}
                ${t("account.since")} <${Moment} at=${session.opened_at} /> · ${t("account.until")} <${Moment} at=${session.expires_at} /></p></div>
            ${!session.current && html`<button class="button" disabled=${busy} onClick=${() => this.#end(session)}>${t("account.end")}</button>`}
          </li>`)}</ul>
      </section>`;
  }

  async #end({ id }) {
    const { app, changed } = this.props;
    this.setState({ busy: true });
    try {
      await remove(`/api/account/sessions/${id}`);
      app.tell(t("account.ended"));
      changed();
    } catch (refusal) {
      app.refused(refusal);
    }
    this.setState({ busy: false });
  }
}
