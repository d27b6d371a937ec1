// The letter that an act would send, as its reader will read it; nothing is recorded by looking.
import { post } from "../../api.js";
import { Component, html } from "../../html.js";
import { language as spoken, t, word } from "../../i18n.js";
import { Icon } from "../../icon.js";
import { sentenceOf } from "../../refusals.js";

/**
 * `wish()`: the act as it is filled in now, `values`: what it is made of: a change puts the letter seen before away.
 * `language`: of whoever reads the letter. `changed()`: reads the complaint again, since somebody else was faster.
 */
export class Preview extends Component {
  state = { busy: false, letter: null, refusal: null };

  componentDidUpdate({ values }) {
    if (values !== this.props.values && this.state.letter) this.setState({ letter: null });
  }

  render({ language }, { busy, letter, refusal }) {
    return html`
      <div class="stack">
        <div><button type="button" class="button" disabled=${busy} onClick=${this.#look}><${Icon} name="eye" />${t("preview.look")}</button></div>
        <div aria-live="polite">
          ${refusal && html`<p class="problem">${sentenceOf(refusal)}</p>`}
          ${letter && html`<section class="letter" tabindex="0" aria-label=${t("preview.title")}>
            <p class="soft small">${word("letter", letter.kind)} · ${word("lang", language)}</p><h3 lang=${language !== spoken() ? language : undefined}>${letter.subject}</h3><p class="story" lang=${language !== spoken() ? language : undefined}>${letter.text}</p></section>`}
        </div>
      </div>`;
  }

  #look = async () => {
    this.setState({ busy: true, refusal: null });
    try {
      this.setState({ letter: await post(this.props.path, this.props.wish()) });
    } catch (refusal) {
      if (refusal.code === "changed") this.props.changed();
      this.setState({ letter: null, refusal });
    }
    this.setState({ busy: false });
  };
}
