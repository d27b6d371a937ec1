// The letter that an act would send, as its reader will read it; nothing is recorded by looking.
import { post } from "../../api.js";
import { Component, html } from "../../html.js";
import { t, word } from "../../i18n.js";
import { Icon } from "../../icon.js";
import { sentenceOf } from "../../refusals.js";

/** `wish()`: the act as it is filled in now. */
export class Preview extends Component {
  state = { busy: false, letter: null, refusal: null };

  render(_, { busy, letter, refusal }) {
    return html`
      <div class="stack">
        <div><button type="button" class="button" disabled=${busy} onClick=${this.#look}><${Icon} name="eye" />${t("preview.look")}</button></div>
        <div aria-live="polite">
          ${refusal && html`<p class="problem">${sentenceOf(refusal)}</p>`}
          ${letter && html`<section class="letter" aria-label=${t("preview.title")}>
            <p class="soft small">${word("letter", letter.kind)}</p><h3>${letter.subject}</h3><p class="story">${letter.text}</p></section>`}
        </div>
      </div>`;
  }

  #look = async () => {
    this.setState({ busy: true, refusal: null });
    try {
      this.setState({ letter: await post(this.props.path, this.props.wish()) });
    } catch (refusal) {
      this.setState({ letter: null, refusal });
    }
    this.setState({ busy: false });
  };
}
