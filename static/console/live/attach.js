// Sends files into the conversation: uploaded one by one, then said in one line.
import { upload } from "../api.js";
import { Component, createRef, html } from "../html.js";
import { t } from "../i18n.js";
import { Icon } from "../icon.js";

export class Attach extends Component {
  field = createRef();
  state = { sending: "" };

  componentDidMount() {
    window.addEventListener("attach", this.#asked);
  }

  componentWillUnmount() {
    window.removeEventListener("attach", this.#asked);
  }

  render({ disabled }, { sending }) {
    return html`
      <input ref=${this.field} type="file" multiple hidden onChange=${this.#chosen} />
      <button type="button" class="button quiet" disabled=${disabled || sending !== ""} onClick=${this.#pick}>
        <${Icon} name="attach" /><span aria-live="polite">${sending ? t("attach.sending", { name: sending }) : t("attach.files")}</span></button>`;
  }

  #pick = () => this.field.current.click();

  #asked = ({ detail }) => {
    if (detail.conversation !== this.props.id || this.props.disabled) return;
    if (detail.files) this.#send(detail.files);
    else this.#pick();
  };

  #chosen = (event) => {
    const files = [...event.currentTarget.files];
    event.currentTarget.value = "";
    this.#send(files);
  };

  async #send(files) {
    const { app, id } = this.props;
    try {
      const kept = [];
      for (const file of files) {
        this.setState({ sending: file.name });
        kept.push((await upload(file, { conversation: id })).file);
      }
      if (kept.length) await app.props.desk.act("attach", { conversation: id, files: kept });
    } catch (refusal) {
      app.refused(refusal);
    }
    this.setState({ sending: "" });
  }
}
