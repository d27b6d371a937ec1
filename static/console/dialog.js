// A modal on the browser's own `<dialog>`: it traps the focus, closes on Escape, and gives the focus back.
import { Component, createRef, html } from "./html.js";

export class Dialog extends Component {
  element = createRef();

  componentDidMount() {
    this.before = document.activeElement;
    this.element.current.showModal();
  }

  componentWillUnmount() {
    this.before?.focus?.();
  }

  render({ title, close, children, look = "" }) {
    return html`
      <dialog class=${look} ref=${this.element} aria-label=${title} onClose=${() => this.#closed(close)} onClick=${this.#outside}>
        ${children}
      </dialog>`;
  }

  #closed(close) {
    // The focus stays in a closed dialog until it is taken away; a key pressed in between would go into its field.
    document.activeElement?.blur();
    close();
  }

  #outside = (event) => {
    if (event.target === this.element.current) this.element.current.close();
  };
}
