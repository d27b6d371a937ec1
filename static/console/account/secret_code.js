// The second factor is set up: the secret as a picture and as letters, then the code that proves the app has it.
import { post, put } from "../api.js";
import { Copy } from "../copy.js";
import { Component, html } from "../html.js";
import { t } from "../i18n.js";
import { sentenceOf } from "../refusals.js";
import { CodeField, PasswordField } from "./inputs.js";

/** `password`: when the person has just given it; `done()`: the second factor is in force. */
export class SecretCode extends Component {
  state = { busy: false, refusal: null, begun: null, password: this.props.password };

  componentDidMount() {
    if (this.props.password) this.#begin(this.props.password);
  }

  render({ cancel }, { busy, refusal, begun }) {
    const says = { password: t("account.old_wrong"), code: t("account.code_wrong") };
    return html`
      <form class="stack" onSubmit=${begun ? this.#confirm : this.#ask}>
        ${begun ? html`<${Secret} begun=${begun} />` : html`<${PasswordField} name="password" label=${t("account.old")} now />`}
        <p class="problem" role="alert">${refusal && sentenceOf(refusal, says)}</p>
        <div class="row">
          <button class="button primary" disabled=${busy}>${t(begun ? "account.factor_confirm" : "account.factor_show")}</button>
          ${cancel && html`<button type="button" class="button" onClick=${cancel}>${t("shell.cancel")}</button>`}
        </div>
      </form>`;
  }

  #ask = (event) => {
    event.preventDefault();
    this.#begin(event.currentTarget.elements.password.value);
  };

  #begin(password) {
    return this.#try(async () => this.setState({ begun: await post("/api/account/second-factor", { password }), password }));
  }

  #confirm = (event) => {
    event.preventDefault();
    const { begun, password } = this.state;
    const code = event.currentTarget.elements.code.value;
    this.#try(async () => {
      await put("/api/account/second-factor", { password, secret: begun.secret, code });
      this.props.done();
    });
  };

  async #try(act) {
    this.setState({ busy: true, refusal: null });
    try {
      await act();
    } catch (refusal) {
      this.setState({ refusal });
    }
    this.setState({ busy: false });
  }
}

function Secret({ begun: { secret, address, picture } }) {
  return html`
    <p>${t("account.factor_scan")}</p>
    <${Picture} rows=${picture} />
    <p class="small"><a href=${address}>${t("account.factor_tap")}</a></p>
    <p class="small">${t("account.factor_type")}<br /><code class="secret">${secret.match(/.{1,4}/g).join(" ")}</code><${Copy} text=${secret} /></p>
    <${CodeField} label=${t("account.factor_code")} />`;
}

/** The quiet zone around it is the picture's own padding. */
function Picture({ rows }) {
  const dark = rows.flatMap((row, y) => [...row].map((bit, x) => (bit === "1" ? `M${x} ${y}h1v1h-1z` : "")));
  return html`<svg class="qr" viewBox=${`-4 -4 ${rows.length + 8} ${rows.length + 8}`} role="img" aria-label=${t("account.factor_picture")}
    shape-rendering="crispEdges"><path d=${dark.join("")} /></svg>`;
}
