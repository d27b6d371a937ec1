// One act on a conversation as a form: it keeps what was filled in until the server has said yes.
import { Dialog } from "../dialog.js";
import { Component, html } from "../html.js";
import { t } from "../i18n.js";
import { sentenceOf } from "../refusals.js";
import { newId } from "../../shared/outbox.js";

/**
 * `act`: the command; `label(values)`: the button; `start`: first values; `shape(values)`: the payload, when it is not
 * the values themselves; children may be a function of the values.
 */
export class ActDialog extends Component {
  // One id for the whole form: pressing again after "no answer" can never do it twice.
  #clientId = newId();
  state = { busy: false, refusal: null, values: this.props.start ?? {} };

  render({ act, line, close, children, label, tone = "primary", blocked }, { busy, refusal, values }) {
    return html`
      <${Dialog} title=${t(`${act}.title`)} close=${close}>
        <form class="stack" onSubmit=${this.#submit} onInput=${this.#changed}>
          <h2>${t(`${act}.title`)}</h2>
          <p class="soft small">${line.name ?? t("live.nameless")}</p>
          ${typeof children === "function" ? children(values) : children}
          <p class="problem" role="alert">${refusal && sentenceOf(refusal)}</p>
          <div class="dialog-end">
            <button type="button" class="button" onClick=${close}>${t("shell.cancel")}</button>
            ${!blocked && html`<button class=${`button ${tone}`} disabled=${busy}>${label ? label(values) : t(`${act}.do`)}</button>`}
          </div>
        </form>
      <//>`;
  }

  #changed = (event) => {
    // Other content is another act: the old id would be refused as used for something else.
    this.#clientId = newId();
    this.setState({ values: valuesOf(event.currentTarget), refusal: null });
  };

  #submit = async (event) => {
    event.preventDefault();
    const { app, act, line, close, shape = (values) => values } = this.props;
    const values = shape(valuesOf(event.currentTarget));
    this.setState({ busy: true, refusal: null });
    try {
      await app.props.desk.act(act, { conversation: line.conversation, ...values }, this.#clientId);
      close();
      app.tell(t(`done.${act}`));
    } catch (refusal) {
      this.setState({ busy: false, refusal });
    }
  };
}

export function Choice({ name, legend, values, label, why }) {
  return html`
    <fieldset class="choices"><legend class="label">${t(legend)}</legend>
      ${values.map((value, place) => html`
        <label class="check"><input type="radio" name=${name} value=${value} defaultChecked=${place === 0} required />
          <span>${label(value)}${why && html`<br /><span class="soft small">${why(value)}</span>`}</span></label>`)}
    </fieldset>`;
}

export function Words({ name, label, required = false }) {
  return html`
    <label class="field"><span class="label">${t(label)}</span>
      <textarea class="input" name=${name} rows="3" maxlength=${required ? 500 : 4000} required=${required}></textarea></label>`;
}

/** What is filled in; an empty field is left out, as the protocol wants it. */
export function valuesOf(form) {
  const filled = [...new FormData(form)].map(([name, value]) => [name, value.trim()]);
  return Object.fromEntries(filled.filter(([, value]) => value !== ""));
}
