// Ctrl K: every action that is possible now, found by a few letters.
import { Dialog } from "../dialog.js";
import { Component, html } from "../html.js";
import { t } from "../i18n.js";
import { Icon } from "../icon.js";
import { shown } from "../keys.js";
import { matching } from "./fuzzy.js";

export class Menu extends Component {
  state = { typed: "", place: 0 };

  render({ close }, { typed, place }) {
    const found = this.#found();
    return html`
      <${Dialog} title=${t("menu.title")} close=${close} look="menu">
        <div class="menu-field"><${Icon} name="search" />
          <input class="menu-input" autofocus role="combobox" aria-expanded="true" aria-controls="menu-list"
            aria-activedescendant=${found.length ? `menu-${place}` : undefined} aria-label=${t("menu.type")}
            placeholder=${t("menu.type")} autocomplete="off" value=${typed}
            onInput=${(event) => this.setState({ typed: event.currentTarget.value, place: 0 })} onKeyDown=${this.#key} />
        </div>
        <ul id="menu-list" role="listbox" aria-label=${t("menu.title")}>
          ${found.map((action, index) => html`
            <li id=${`menu-${index}`} key=${action.id} role="option" aria-selected=${index === place}
              onMouseMove=${() => index !== place && this.setState({ place: index })} onClick=${() => this.#run(action)}>
              <span>${action.label}</span>${(action.keys ?? []).slice(0, 1).map((key) => html`<kbd>${shown(key)}</kbd>`)}
            </li>`)}
        </ul>
        <p class="menu-count soft small" role="status">
          ${found.length ? t("menu.count", { count: found.length }) : t("menu.none")}</p>
      <//>`;
  }

  componentDidUpdate() {
    document.getElementById(`menu-${this.state.place}`)?.scrollIntoView({ block: "nearest" });
  }

  #found() {
    const actions = this.props.app.actions.filter(({ id }) => id !== "menu");
    return matching(actions, this.state.typed);
  }

  #key = (event) => {
    const found = this.#found();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length) {
      event.preventDefault();
      this.setState({ place: (this.state.place + step + found.length) % found.length });
    }
    if (event.key === "Enter" && found[this.state.place]) {
      event.preventDefault();
      this.#run(found[this.state.place]);
    }
  };

  /** Close first, so that the action decides where the focus goes. */
  #run(action) {
    this.props.close();
    setTimeout(action.run);
  }
}
