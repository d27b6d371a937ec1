// A new password in place of the old one; whoever was signed in elsewhere is signed out.
import { post } from "../api.js";
import { Component, html } from "../html.js";
import { t } from "../i18n.js";
import { sentenceOf } from "../refusals.js";
import { PasswordField } from "./inputs.js";

export class Password extends Component {
  state = { busy: false, problem: "" };

  render(_, { busy, problem }) {
    return html`
      <section class="card"><h2>${t("account.password")}</h2>
        <form class="stack" onSubmit=${this.#submit}>
          <${PasswordField} name="old" label=${t("account.old")} now />
          <${PasswordField} name="new" label=${t("account.new")} hint=${t("account.new_why")} />
          <${PasswordField} name="again" label=${t("account.again")} />
          <p class="problem" role="alert">${problem}</p>
          <div><button class="button primary" disabled=${busy}>${t("account.password_do")}</button></div>
        </form>
      </section>`;
  }

  #submit = async (event) => {
    event.preventDefault();
    const form = event.currentTarget;
    const { again, ...told } = Object.fromEntries(new FormData(form));
    if (told.new !== again) {
      this.setState({ problem: t("account.again_differs") });
      return;
    }
    this.setState({ busy: true, problem: "" });
    try {
      await post("/api/account/password", told);
      form.reset();
      this.props.app.tell(t("account.password_done"));
      this.props.changed();
    } catch (refusal) {
      this.setState({ problem: sentenceOf(refusal, { old: t("account.old_wrong"), password: t("account.weak") }) });
    }
    this.setState({ busy: false });
  };
}
