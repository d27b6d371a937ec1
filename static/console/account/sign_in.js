// Address and password, then the code of the second factor where the account has one.
import { keepCsrf, post } from "../api.js";
import { Component, createRef, html } from "../html.js";
import { t } from "../i18n.js";
import { lasting } from "../when.js";
import { CodeField } from "./inputs.js";

const SENTENCES = { slow_down: "login.slow", offline: "login.down", internal: "login.down", try_again: "login.down" };
const TICK_MS = 1_000;

/** `go(step, given)` leads to another step; `problem`, `welcome`: keys of sentences to begin with; `email`: as known. */
export class SignIn extends Component {
  form = createRef();
  // With an `until` the server asked for patience: the button waits with the person.
  state = { busy: false, problem: this.props.problem, shown: false, known: null, until: 0 };

  componentWillUnmount() {
    clearInterval(this.timer);
  }

  render({ welcome, email }, { busy, problem, shown, known, until }) {
    const wait = Math.max(0, until - Date.now());
    return html`
      <form ref=${this.form} class="stack" onSubmit=${this.#submit} aria-labelledby="title" novalidate>
        <h1 id="title">${t(known ? "login.code_title" : "login.title")}</h1>
        ${welcome && !problem && html`<p class="login-problem good" role="status">${t(welcome)}</p>`}
        <p class="login-problem bad" role="alert" hidden=${!problem}>
          ${problem && (wait ? t("login.slow_for", { wait: lasting(wait) }) : t(problem))}</p>
        ${known ? html`<p class="soft">${t("login.code_why")}</p><${CodeField} label=${t("login.code")} />`
          : html`<${Who} email=${email} shown=${shown} show=${() => this.setState({ shown: !shown })} />`}
        <button class="button primary" disabled=${busy || wait > 0}>${t(busy ? "login.busy" : "login.submit")}</button>
        ${known && html`<button type="button" class="button" onClick=${() => this.setState({ known: null, problem: "" })}>${t("login.other")}</button>`}
        <p class="login-help">${t(known ? "login.code_help" : "login.help")}</p>
      </form>`;
  }

  #submit = async (event) => {
    event.preventDefault();
    const told = Object.fromEntries(new FormData(event.currentTarget));
    const { email, password } = this.state.known ?? told;
    this.setState({ busy: true, problem: "" });
    try {
      const { csrf, second_factor: needed } = await post("/api/session", { email, password, ...(told.code && { otp: told.code }) });
      keepCsrf(csrf);
      if (needed) this.props.go("enrol", { password });
      else location.replace("/console");
    } catch (refusal) {
      this.#refused(refusal, { email, password });
    }
  };

  #refused({ code, retryAfter = 0 }, told) {
    if (code === "code_needed") {
      this.setState({ busy: false, known: told });
      return;
    }
    const wrong = this.state.known ? "login.code_wrong" : "login.wrong";
    this.setState({ busy: false, problem: SENTENCES[code] ?? wrong, until: Date.now() + retryAfter * 1000 });
    if (retryAfter) this.#count();
    const { password, code: field = password } = this.form.current.elements;
    field.focus();
    field.select();
  }

  /** The seconds left are drawn until there are none. */
  #count() {
    clearInterval(this.timer);
    this.timer = setInterval(() => {
      if (Date.now() >= this.state.until) {
        clearInterval(this.timer);
        this.setState({ problem: "", until: 0 });
      } else this.setState({});
    }, TICK_MS);
  }
}

function Who({ email, shown, show }) {
  return html`
    <label class="field"><span class="label">${t("login.email")}</span>
      <input class="input" name="email" type="email" autocomplete="username" required autofocus maxlength="254" defaultValue=${email} />
    </label>
    <label class="field"><span class="label">${t("login.password")}</span>
      <input class="input" name="password" type=${shown ? "text" : "password"} autocomplete="current-password" required maxlength="256" />
    </label>
    <label class="login-check"><input type="checkbox" checked=${shown} onChange=${show} />${t("login.show")}</label>`;
}
