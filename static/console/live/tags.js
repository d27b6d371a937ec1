// The conversation's tags: added with Enter, taken away with their cross.
import { Component, html } from "../html.js";
import { t } from "../i18n.js";
import { Icon } from "../icon.js";

const MOST = 20;

export class Tags extends Component {
  state = { busy: false };

  render({ line }, { busy }) {
    const tags = line.tags ?? [];
    return html`
      <section class="facts-part"><h3>${t("tags.title")}</h3>
        ${tags.length > 0 && html`<ul class="marks">${tags.map((tag) => html`
          <li class="chip" key=${tag}>${tag}<button class="chip-cross" disabled=${busy} aria-label=${t("tags.remove", { tag })}
            onClick=${() => this.#keep(tags.filter((each) => each !== tag))}><${Icon} name="close" /></button></li>`)}</ul>`}
        ${tags.length < MOST && html`<form onSubmit=${this.#add}><input class="input" id="tag" name="tag" maxlength="40"
          autocomplete="off" aria-label=${t("tags.add")} placeholder=${t("tags.add")} /></form>`}
      </section>`;
  }

  #add = async (event) => {
    event.preventDefault();
    const field = event.currentTarget.elements.tag;
    // As the server takes them: one word, no blanks inside.
    const tag = field.value.trim().toLowerCase().replace(/\s+/g, "-");
    if (tag && (await this.#keep([...new Set([...(this.props.line.tags ?? []), tag])]))) field.value = "";
  };

  async #keep(tags) {
    const { app, line } = this.props;
    this.setState({ busy: true });
    try {
      await app.props.desk.act("tag", { conversation: line.conversation, tags });
      return true;
    } catch (refusal) {
      app.refused(refusal);
      return false;
    } finally {
      this.setState({ busy: false });
    }
  }
}
