// Copies a reference or a digest, and says that it did.
import { copy } from "../shared/copying.js";
import { Component, html } from "./html.js";
import { t } from "./i18n.js";
import { Icon } from "./icon.js";

const SAID_MS = 2_000;

export class Copy extends Component {
  state = { done: false };

  render({ text }, { done }) {
    const label = t(done ? "shell.copied" : "shell.copy");
    return html`<button class="button quiet icon-only" title=${label} aria-label=${`${label} ${text}`} onClick=${this.#copy}>
      <${Icon} name=${done ? "check" : "copy"} /></button>`;
  }

  #copy = async () => {
    const done = await copy(this.props.text);
    this.setState({ done });
    if (done) setTimeout(() => this.setState({ done: false }), SAID_MS);
  };
}
