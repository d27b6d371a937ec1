// Files that go with an act: stored at once, named in it when it is sent.
import { upload } from "../../api.js";
import { Component, html } from "../../html.js";
import { t } from "../../i18n.js";
import { Icon } from "../../icon.js";
import { sentenceOf } from "../../refusals.js";

export class Upload extends Component {
  state = { kept: [], sending: "", refusal: null };

  render({ name, label, one }, { kept, sending, refusal }) {
    return html`
      <div class="field">
        <label class="label" for=${`upload-${name}`}>${t(label)}</label>
        <input id=${`upload-${name}`} type="file" multiple=${!one} required=${one && !kept.length} disabled=${sending !== ""} onChange=${this.#chosen} />
        <input type="hidden" name=${name} value=${kept.map(({ file }) => file).join(" ")} />
        <ul aria-live="polite">${kept.map((file) => html`<li key=${file.file} class="file"><${Icon} name="check" />${file.name}</li>`)}
          ${sending && html`<li class="soft">${t("attach.sending", { name: sending })}</li>`}</ul>
        ${refusal && html`<p class="problem" role="alert">${sentenceOf(refusal)}</p>`}
      </div>`;
  }

  #chosen = async (event) => {
    const { complaint, one } = this.props;
    const files = [...event.currentTarget.files];
    event.currentTarget.value = "";
    try {
      for (const file of files) {
        this.setState({ sending: file.name, refusal: null });
        const stored = await upload(file, { complaint: complaint.reference });
        this.setState(({ kept }) => ({ kept: one ? [stored] : [...kept, stored] }));
      }
    } catch (refusal) {
      this.setState({ refusal });
    }
    this.setState({ sending: "" });
  };
}
