// A form in a dialog: it keeps what was filled in until the server has said yes.
import { newId } from "../shared/outbox.js";
import { Dialog } from "./dialog.js";
import { Component, html } from "./html.js";
import { t } from "./i18n.js";
import { sentenceOf } from "./refusals.js";

/**
 * `title`, `about`, `label(values)` are words; `start`: first values; `send(values, id, form)`: a promise, and `id` the
 * same for as long as the content is; `done(result)` is called once the dialog is closed; children may be a function of
 * the values; `says`: as for `sentenceOf`.
 */
export class FormDialog extends Component {
  // One id for the whole form: pressing again after "no answer" can never do it twice.
  #id = newId();
  state = { busy: false, refusal: null, values: this.props.start ?? {} };

  render({ title, about, close, children, label, tone = "primary", look, blocked, more, says }, { busy, refusal, values }) {
    return html`
      <${Dialog} title=${title} close=${close} look=${look}>
        <form class="stack" onSubmit=${this.#submit} onInput=${this.#changed}>
          <h2>${title}</h2>
          ${about && html`<p class="soft small">${about}</p>`}
          ${typeof children === "function" ? children(values) : children}
          <p class="problem" role="alert">${refusal && sentenceOf(refusal, says)}</p>
          <div class="dialog-end">
            ${more?.(values)}
            <button type="button" class="button" onClick=${close}>${t("shell.cancel")}</button>
            ${!blocked && html`<button class=${`button ${tone}`} disabled=${busy}>${label(values)}</button>`}
          </div>
        </form>
      <//>`;
  }

  #changed = (event) => {
    // Other content is another act: the old id would be refused as used for something else.
    this.#id = newId();
    this.setState({ values: valuesOf(event.currentTarget), refusal: null });
  };

  #submit = async (event) => {
    event.preventDefault();
    const form = event.currentTarget;
    this.setState({ busy: true, refusal: null });
    try {
      const result = await this.props.send(valuesOf(form), this.#id, form);
      this.props.close();
      this.props.done?.(result);
    } catch (refusal) {
      this.setState({ busy: false, refusal });
    }
  };
}

/** What is filled in; an empty field is left out, as the protocol wants it. */
export function valuesOf(form) {
  const filled = [...new FormData(form)].map(([name, value]) => [name, value.trim()]);
  return Object.fromEntries(filled.filter(([, value]) => value !== ""));
}
