// The signed word that a return rests on, and the button that asks the register whether it still holds.
import { Component, html } from "../html.js";
import { t } from "../i18n.js";
import { Icon } from "../icon.js";
import { sentenceOf } from "../refusals.js";
import { momentOf } from "../when.js";

/** `check()`: the register's verdict about the checkpoint. */
export class Witness extends Component {
  state = { busy: false };

  render({ checkpoint }, { busy, verdict, refusal }) {
    return html`
      <div class="stack">
        <p class="digest small">${t("reports.checkpoint", { number: checkpoint.number, at: momentOf(checkpoint.at) })} <code>${checkpoint.hash}</code></p>
        <div><button class="button" disabled=${busy} onClick=${this.#check}><${Icon} name="shield" />${t("reports.verify")}</button></div>
        <p role="status">${verdict && html`<span class=${`chip wrap ${verdict === "unchanged" ? "good" : "bad"}`}>${t(`reports.verdict_${verdict}`)}</span>`}</p>
        ${refusal && html`<p class="problem" role="alert">${sentenceOf(refusal)}</p>`}
      </div>`;
  }

  #check = async () => {
    this.setState({ busy: true, refusal: null, verdict: null });
    try {
      this.setState({ verdict: (await this.props.check()).verdict });
    } catch (refusal) {
      this.setState({ refusal });
    }
    this.setState({ busy: false });
  };
}
