// `/` in a reply: the firm's prepared texts in the customer's language, filled as far as the conversation can.
import { get } from "../api.js";
import { html } from "../html.js";
import { t } from "../i18n.js";
import { Loading } from "../load.js";
import { matching } from "../menu/fuzzy.js";
import { sentenceOf } from "../refusals.js";

/**
 * `query`: what was typed after the slash. `choose(reply)` with `{id, title, text, missing}`;
 * `held(this)` lets the field hand its keys over.
 */
export class Canned extends Loading {
  place = 0;

  componentDidMount() {
    super.componentDidMount();
    this.props.held(this);
  }

  componentWillUnmount() {
    super.componentWillUnmount();
    this.props.held(null);
  }

  keyOf({ id }) {
    return id;
  }

  async fetch({ id }) {
    const { replies } = await get(`/api/conversations/${encodeURIComponent(id)}/replies`);
    return replies.map((reply) => ({ ...reply, label: `${reply.title} ${reply.id}` }));
  }

  /** The field keeps the focus, so it hands over the keys; true when the key was ours. */
  press(event) {
    const found = this.#found();
    if (!found.length) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.#go((this.#at(found) + step + found.length) % found.length);
    else if (event.key === "Enter" || event.key === "Tab") this.props.choose(found[this.#at(found)]);
    else return false;
    return true;
  }

  render({ choose }, { value, refusal }) {
    const found = this.#found();
    return html`
      <div class="canned">
        <ul id="canned" role="listbox" aria-label=${t("canned.title")}>${found.map((reply, place) => html`
          <li key=${reply.id} id=${`canned-${place}`} role="option" aria-selected=${place === this.#at(found)}
            onMouseDown=${(event) => event.preventDefault()} onClick=${() => choose(reply)}>
            <b>${reply.title}</b> <span class="soft small">${reply.text}</span></li>`)}</ul>
        <p class="soft small" role="status">${refusal ? sentenceOf(refusal) : value ? saidOf(found) : t("shell.loading")}</p>
      </div>`;
  }

  #found() {
    return matching(this.state.value ?? [], this.props.query);
  }

  #at(found) {
    return Math.min(this.place, found.length - 1);
  }

  #go(place) {
    this.place = place;
    this.setState({});
    document.getElementById(`canned-${place}`)?.scrollIntoView({ block: "nearest" });
  }
}

function saidOf(found) {
  return found.length ? t("canned.keys") : t("canned.none");
}
