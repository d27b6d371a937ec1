// Beside a field of the customer's: put it right, or look at the number that is masked.
import { Component, html } from "../html.js";
import { t, word } from "../i18n.js";
import { Icon } from "../icon.js";

const SHOWN_MS = 30_000;
/** What the customer alone can say. */
const THEIRS = new Set(["declaration", "confirm", "satisfied", "rating", "solved", "article"]);

export const isMasked = (value) => typeof value === "string" && value.includes("•");

export function FieldActs({ app, line, mine, name, value }) {
  const typed = typeof value === "string" && mine && !THEIRS.has(name);
  const label = t("correct.field", { field: word("field", name) });
  return html`
    ${isMasked(value) && html`<${Reveal} app=${app} line=${line} what=${{ field: name }} label=${t("reveal.field", { field: word("field", name) })} />`}
    ${typed && html`<button class="button quiet icon-only field-act" title=${label} aria-label=${label}
      onClick=${() => app.float("correct", { line, name, value: isMasked(value) ? "" : value })}><${Icon} name="edit" /></button>`}`;
}

/** Shows what is masked for half a minute; who looked stands in the transcript. `what`: `{field}` or `{no}`. */
export class Reveal extends Component {
  state = { text: "" };

  componentWillUnmount() {
    clearTimeout(this.timer);
  }

  render({ label }, { text }) {
    if (text) return html`<span class="revealed figures" role="status">${text}</span>`;
    return html`<button class="button quiet icon-only field-act" title=${label} aria-label=${label} onClick=${this.#show}><${Icon} name="eye" /></button>`;
  }

  #show = async () => {
    const { app, line, what } = this.props;
    try {
      const { text } = await app.props.desk.act("reveal", { conversation: line.conversation, ...what });
      this.setState({ text });
      this.timer = setTimeout(() => this.setState({ text: "" }), SHOWN_MS);
    } catch (refusal) {
      app.refused(refusal);
    }
  };
}
