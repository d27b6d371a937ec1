// The sign-in page: one column, one sentence when it fails, nothing that tells which part was wrong.
import { Enrol } from "./account/enrol.js";
import { Invitation } from "./account/invitation.js";
import { SignIn } from "./account/sign_in.js";
import { get, keepCsrf } from "./api.js";
import { Component, html, render } from "./html.js";
import { LANGUAGES, language, speak, t } from "./i18n.js";
import { keep, kept } from "./preferences.js";

const INVITATION = /^#invitation=([A-Za-z0-9_-]{20,100})$/;
const STEPS = { sign_in: SignIn, invitation: Invitation, enrol: Enrol };

/** `step`: a key of STEPS, and what that step is given. */
class Login extends Component {
  state = this.props.start;

  render(_, { step, ...given }) {
    const Step = STEPS[step];
    return html`
      <div class="login">
        <p class="login-brand"><span class="brand-mark" aria-hidden="true"></span>Recourse</p>
        <${Step} key=${step} ...${given} go=${this.#go} />
        <p class="login-languages" role="group" aria-label=${t("shell.language")}>
          ${LANGUAGES.map((each) => html`
            <button type="button" class="button quiet" aria-pressed=${each === language()} lang=${each}
              onClick=${() => this.#speak(each)}>${each === "fr" ? "Français" : "English"}</button>`)}
        </p>
      </div>`;
  }

  #go = (step, given = {}) => this.setState({ step, problem: "", ...given });

  async #speak(wanted) {
    keep("language", wanted);
    await speakAs(wanted);
    this.setState({});
  }
}

async function speakAs(wanted) {
  await speak(wanted);
  document.documentElement.lang = language();
  document.title = t("login.title");
}

async function start() {
  await speakAs(kept("language", document.documentElement.lang));
  const invited = INVITATION.exec(location.hash);
  const session = invited ? null : await get("/api/session").catch(() => null);
  if (session) keepCsrf(session.csrf);
  if (session && !session.second_factor) {
    location.replace("/console");
    return;
  }
  const problem = location.hash === "#ended" ? "login.ended" : "";
  const first = invited ? { step: "invitation", token: invited[1] } : session ? { step: "enrol" } : { step: "sign_in", problem };
  // The token is good for whoever reads it: not even the browser's history keeps it.
  if (invited) history.replaceState(null, "", location.pathname);
  render(html`<${Login} start=${first} />`, document.getElementById("login"));
}

start();
