// Who was invited chooses a password; then signs in with it.
import { post } from "../api.js";
import { Component, html } from "../html.js";
import { t } from "../i18n.js";
import { sentenceOf } from "../refusals.js";
import { PasswordField } from "./inputs.js";

export class Invitation extends Component {
  state = { busy: false, problem: "" };

  render(_, { busy, problem }) {
    return html`
      <form class="stack" onSubmit=${this.#submit} aria-labelledby="title">
        <h1 id="title">${t("account.invited")}</h1>
        <p class="login-problem bad" role="alert" hidden=${!problem}>${problem}</p>
        <${PasswordField} name="password" label=${t("account.new")} hint=${t("account.new_why")} autofocus />
        <${PasswordField} name="again" label=${t("account.again")} />
        <button class="button primary" disabled=${busy}>${t("account.choose")}</button>
      </form>`;
  }

  #submit = async (event) => {
    event.preventDefault();
    const { password, again } = Object.fromEntries(new FormData(event.currentTarget));
    if (password !== again) {
      this.setState({ problem: t("account.again_differs") });
      return;
    }
    this.setState({ busy: true, problem: "" });
    try {
      const { email } = await post("/api/invitation", { token: this.props.token, password });
      this.props.go("sign_in", { email, welcome: "account.chosen" });
    } catch (refusal) {
      const over = refusal.code === "signed_out";
      this.setState({ busy: false, problem: over ? t("account.invitation_over") : sentenceOf(refusal, { password: t("account.weak") }) });
    }
  };
}
