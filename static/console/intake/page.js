// Registers a complaint that came by phone, e-mail or post: written down, read back to the customer, then filed.
import { post } from "../api.js";
import { valuesOf } from "../form_dialog.js";
import { Component, html } from "../html.js";
import { t } from "../i18n.js";
import { sentenceOf } from "../refusals.js";
import { linkTo } from "../route.js";
import { newId } from "../../shared/outbox.js";
import { ReadBack } from "./read_back.js";
import { toldOf } from "./told.js";
import { Written } from "./written.js";

const DRAFT = "intake";

export class Intake extends Component {
  // What was written survives a reload of this tab; it goes when it is registered or thrown away.
  state = { values: this.props.drafts.get(DRAFT) ?? {}, reading: false, busy: false, refusal: null };
  #id = newId();
  #form = null;

  componentDidUpdate(_, before) {
    if (before.reading !== this.state.reading) document.querySelector(".intake h2")?.focus();
    if (this.state.refusal && this.state.refusal !== before.refusal) this.#show(this.state.refusal);
  }

  render({ app }, { values, reading, busy, refusal }) {
    const { firm } = app.props;
    const empty = Object.keys(values).length === 0;
    return html`
      <div class="page intake">
        <a class="back" href="#/complaints">${t("complaint.back")}</a>
        <h1>${t("intake.title")}</h1>
        <p class="soft">${t("intake.why")}</p>
        <form class="stack" ref=${(form) => (this.#form = form)} onInput=${this.#written} onSubmit=${this.#submit}>
          ${reading ? html`<${ReadBack} values=${values} firm=${firm} />` : html`<${Written} values=${values} firm=${firm} />`}
          <p class="problem" role="alert">${refusal && sentenceOf(refusal)}</p>
          <div class="dialog-end">
            ${reading
              ? html`<button type="button" class="button" onClick=${this.#back}>${t("intake.back")}</button>`
              : html`<button type="button" class="button" disabled=${empty} onClick=${this.#drop}>${t("intake.drop")}</button>`}
            <button class="button primary" disabled=${busy}>${t(reading ? "intake.do" : "intake.next")}</button>
          </div>
        </form>
      </div>`;
  }

  #written = (event) => {
    // Other content is another complaint: the old id would be refused as used for something else.
    this.#id = newId();
    const read = this.state.reading ? { ...this.state.values } : {};
    const values = { ...read, ...valuesOf(event.currentTarget) };
    this.props.drafts.set(DRAFT, values);
    this.setState({ values, refusal: null });
  };

  #submit = (event) => {
    event.preventDefault();
    const values = { ...this.state.values, ...valuesOf(event.currentTarget) };
    if (this.state.reading) this.#register(values);
    else this.setState({ values, reading: true, refusal: null });
  };

  #back = () => this.setState({ reading: false, refusal: null });

  #drop = () => {
    this.props.drafts.remove(DRAFT);
    this.#id = newId();
    this.#form.reset();
    this.setState({ values: {}, refusal: null });
  };

  async #register(values) {
    const { app, drafts } = this.props;
    this.setState({ busy: true, refusal: null });
    try {
      const { reference } = await post("/api/complaints", toldOf(values, app.props.firm.currency), this.#id);
      drafts.remove(DRAFT);
      app.tell(t("intake.done", { reference }));
      app.go(linkTo(`/complaints/${reference}`));
    } catch (refusal) {
      // What is wrong stands in the form, if the server names it.
      const reading = !(refusal.code === "bad_request" && refusal.details);
      this.setState({ busy: false, refusal, reading });
    }
  }

  /** The first field that the server found wrong gets the focus. */
  #show({ details }) {
    const named = Object.keys(details ?? {}).map((name) => this.#form.elements.namedItem(name));
    named.find(Boolean)?.focus();
  }
}
