// The firm's articles, searched with the customer's own question; one is put into the reply, to be read before it goes.
import { get } from "../api.js";
import { Dialog } from "../dialog.js";
import { Failed } from "../failed.js";
import { html } from "../html.js";
import { t } from "../i18n.js";
import { Icon } from "../icon.js";
import { Loading } from "../load.js";

const QUESTION = 300;

export class Articles extends Loading {
  q = (this.props.question ?? "").slice(0, QUESTION);

  keyOf() {
    return "";
  }

  async fetch({ line }) {
    if (!this.q.trim()) return { articles: [] };
    return get("/api/knowledge", { q: this.q, language: line.language, topic: line.topic });
  }

  render({ close }, { value, refusal, loading }) {
    return html`
      <${Dialog} title=${t("articles.title")} close=${close} look="wide">
        <form class="dialog-head" method="dialog"><h2>${t("articles.title")}</h2>
          <button class="button quiet icon-only" aria-label=${t("shell.close")}><${Icon} name="close" /></button></form>
        <form class="row" role="search" onSubmit=${this.#search}>
          <input class="input articles-q" type="search" autofocus defaultValue=${this.q} maxlength=${QUESTION}
            aria-label=${t("articles.question")} placeholder=${t("articles.question")} />
          <button class="button">${t("transcripts.find")}</button>
        </form>
        ${refusal && html`<${Failed} refusal=${refusal} again=${this.load} />`}
        <p class="soft small" role="status">${loading ? t("shell.loading") : value && !value.articles.length ? t("articles.none") : ""}</p>
        <ul class="articles" aria-busy=${loading}>${value?.articles.map((article) => html`
          <li key=${article.id}>
            <h3>${article.title}</h3>
            <p class="small articles-passage">${article.passage}</p>
            <button class="button" onClick=${() => this.#insert(article)}>${t("articles.insert")}<span class="visually-hidden"> ${article.title}</span></button>
          </li>`)}</ul>
      <//>`;
  }

  #search = (event) => {
    event.preventDefault();
    this.q = event.currentTarget.querySelector("input").value;
    this.load();
  };

  #insert({ passage }) {
    const { close, line } = this.props;
    close();
    const detail = { conversation: line.conversation, mode: "reply", text: passage };
    // After the dialog has given the focus back, so that it ends in the field.
    setTimeout(() => window.dispatchEvent(new CustomEvent("compose", { detail })));
  }
}
