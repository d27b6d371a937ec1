// Logs an inquiry that came by phone, e-mail or post: it gets its number and the same clock as one from the chat.
import { post } from "../api.js";
import { Dialog } from "../dialog.js";
import { Component, html } from "../html.js";
import { language, t, word } from "../i18n.js";
import { sentenceOf } from "../refusals.js";
import { labelOf } from "../topics.js";
import { dayOf } from "../when.js";
import { valuesOf, Words } from "./act_dialog.js";

const CHANNELS = ["phone", "email", "post"];

export class InquiryDialog extends Component {
  state = { busy: false, refusal: null };

  render({ app, close }, { busy, refusal }) {
    const { topics } = app.props.firm;
    return html`
      <${Dialog} title=${t("inquire.title")} close=${close}>
        <form class="stack" onSubmit=${this.#submit}>
          <h2>${t("inquire.title")}</h2>
          <${Select} name="channel" label=${t("complaint.channel")} options=${CHANNELS.map((each) => [each, word("channel", each)])} />
          <${Select} name="language" label=${t("field.language")} value=${language()} options=${["fr", "en"].map((each) => [each, word("lang", each)])} />
          <${Select} name="topic" label=${t("field.topic")} options=${[["", "–"], ...topics.map(({ value }) => [value, labelOf(topics, value)])]} />
          <label class="field"><span class="label">${t("field.name")}</span><input class="input" name="name" maxlength="200" autocomplete="off" /></label>
          <label class="field"><span class="label">${t("field.email")}</span><input class="input" name="email" type="email" maxlength="254" autocomplete="off" /></label>
          <${Words} name="question" label="field.question" required />
          <p class="problem" role="alert">${refusal && sentenceOf(refusal)}</p>
          <div class="dialog-end"><button type="button" class="button" onClick=${close}>${t("shell.cancel")}</button>
            <button class="button primary" disabled=${busy}>${t("inquire.do")}</button></div>
        </form>
      <//>`;
  }

  #submit = async (event) => {
    event.preventDefault();
    const { app, close } = this.props;
    this.setState({ busy: true, refusal: null });
    try {
      const { number, reply_by: day } = await post("/api/inquiries", valuesOf(event.currentTarget));
      close();
      app.tell(t("inquire.done", { number, day: dayOf(day) }));
    } catch (refusal) {
      this.setState({ busy: false, refusal });
    }
  };
}

function Select({ name, label, value, options }) {
  return html`
    <label class="field"><span class="label">${label}</span>
      <select class="input" name=${name}>${options.map(([code, text]) => html`<option value=${code} selected=${code === value}>${text}</option>`)}</select></label>`;
}
