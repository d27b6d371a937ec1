// The sign-in page: one column, one sentence when it fails, nothing that tells which part was wrong.
import { get, keepCsrf, post } from "./api.js";
import { Component, html, render } from "./html.js";
import { LANGUAGES, language, speak, t } from "./i18n.js";
import { keep, kept } from "./preferences.js";

const SENTENCES = { slow_down: "login.slow", offline: "login.down", internal: "login.down", try_again: "login.down" };

class Login extends Component {
  state = { busy: false, problem: location.hash === "#ended" ? "login.ended" : "", shown: false };

  render(_, { busy, problem, shown }) {
    return html`
      <form class="login" onSubmit=${this.#submit} aria-labelledby="title" novalidate>
        <p class="login-brand"><span class="brand-mark" aria-hidden="true"></span>Recourse</p>
        <h1 id="title">${t("login.title")}</h1>
        <p class="login-problem bad" role="alert" hidden=${!problem}>${problem && t(problem)}</p>
        <label class="field"><span class="label">${t("login.email")}</span>
          <input class="input" name="email" type="email" autocomplete="username" required autofocus maxlength="254" />
        </label>
        <label class="field"><span class="label">${t("login.password")}</span>
          <input class="input" name="password" type=${shown ? "text" : "password"} autocomplete="current-password"
            required maxlength="256" />
        </label>
        <label class="login-check">
          <input type="checkbox" checked=${shown} onChange=${() => this.setState({ shown: !shown })} />
          ${t("login.show")}
        </label>
        <button class="button primary" disabled=${busy}>${t(busy ? "login.busy" : "login.submit")}</button>
        <p class="login-help">${t("login.help")}</p>
        <p class="login-languages" role="group" aria-label=${t("shell.language")}>
          ${LANGUAGES.map((each) => html`
            <button type="button" class="button quiet" aria-pressed=${each === language()} lang=${each}
              onClick=${() => this.#speak(each)}>${each === "fr" ? "Français" : "English"}</button>`)}
        </p>
      </form>`;
  }

  async #speak(wanted) {
    keep("language", wanted);
    await speakAs(wanted);
    this.setState({});
  }

  #submit = async (event) => {
    event.preventDefault();
    const form = event.currentTarget;
    const { email, password } = Object.fromEntries(new FormData(form));
    this.setState({ busy: true, problem: "" });
    try {
      const { csrf } = await post("/api/session", { email, password });
      keepCsrf(csrf);
      location.replace("/console");
    } catch (refusal) {
      this.setState({ busy: false, problem: SENTENCES[refusal.code] ?? "login.wrong" });
      form.elements.password.focus();
      form.elements.password.select();
    }
  };
}

async function speakAs(wanted) {
  await speak(wanted);
  document.documentElement.lang = language();
  document.title = t("login.title");
}

async function start() {
  await speakAs(kept("language", document.documentElement.lang));
  const signedIn = await get("/api/session").catch(() => null);
  if (signedIn) {
    keepCsrf(signedIn.csrf);
    location.replace("/console");
  } else {
    render(html`<${Login} />`, document.getElementById("login"));
  }
}

start();
