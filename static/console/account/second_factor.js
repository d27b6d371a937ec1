// Whether signing in needs a code too, and the way to it.
import { Component, html } from "../html.js";
import { t } from "../i18n.js";
import { Icon } from "../icon.js";
import { SecretCode } from "./secret_code.js";

export class SecondFactor extends Component {
  state = { begun: false };

  render({ on }, { begun }) {
    return html`
      <section class="card"><h2>${t("account.factor")}</h2>
        ${on && html`<p><span class="chip good"><${Icon} name="check" />${t("account.factor_on")}</span></p>
          <p class="soft small">${t("account.factor_lost")}</p>`}
        ${!on && !begun && html`<div class="stack"><p>${t("account.factor_why")}</p>
          <div><button class="button" onClick=${() => this.setState({ begun: true })}>${t("account.factor_begin")}</button></div></div>`}
        ${!on && begun && html`<${SecretCode} done=${this.#done} cancel=${() => this.setState({ begun: false })} />`}
      </section>`;
  }

  #done = () => {
    this.setState({ begun: false });
    this.props.app.tell(t("account.factor_done"));
    this.props.changed();
  };
}
