// How the console behaves on this device: its language, its keys, how it calls for attention.
import { html, Component } from "../html.js";
import { LANGUAGES, language, t, word } from "../i18n.js";
import { attention } from "../live/attention.js";

export class Console extends Component {
  render({ app }) {
    const { sound, notify } = attention.wishes;
    return html`
      <section class="card"><h2>${t("account.console")}</h2>
        <div class="stack">
          <fieldset class="choices"><legend class="label">${t("shell.language")}</legend>
            <div class="several">${LANGUAGES.map((each) => html`
              <label class="check"><input type="radio" name="language" checked=${each === language()} onChange=${() => app.speak(each)} />${word("lang", each)}</label>`)}</div>
          </fieldset>
          ${app.props.desk && html`
            <${Check} label="account.sound" why="account.sound_why" checked=${sound} change=${(on) => this.#wish({ sound: on })} />
            <div class="row"><button class="button" onClick=${() => attention.play(1)}>${t("account.sound_try")}</button></div>
            <${Check} label="account.notify" why=${notifyWhy()} checked=${notify && attention.permitted} change=${this.#notify} />`}
          <${Check} label="help.single" why="help.single_why" checked=${app.state.singleKeys} change=${app.setSingleKeys} />
        </div>
      </section>`;
  }

  #wish(changed) {
    attention.wish(changed);
    this.setState({});
  }

  /** The browser asks the person once; a no there can only be taken back there. */
  #notify = async (on) => {
    if (on) await attention.askPermission();
    this.#wish({ notify: on });
  };
}

function notifyWhy() {
  return attention.forbidden ? "account.notify_forbidden" : "account.notify_why";
}

function Check({ label, why, checked, change }) {
  return html`
    <label class="check"><input type="checkbox" checked=${checked} onChange=${(event) => change(event.currentTarget.checked)} />
      <span>${t(label)}<br /><span class="soft small">${t(why)}</span></span></label>`;
}
