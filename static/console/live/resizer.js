// The edge between two panes: dragged, or moved by the arrow keys; where it was left it is found again.
import { Component, html } from "../html.js";
import { t } from "../i18n.js";
import { keep, kept } from "../preferences.js";

const STEP_PX = 16;
const WIDTHS = { lists: { start: 300, least: 220, most: 480 }, facts: { start: 288, least: 220, most: 480 } };

/** `pane`: `lists` (on its left) or `facts` (on its right). The width is the property `--pane-<pane>` of the page. */
export class Resizer extends Component {
  state = { width: kept(`pane_${this.props.pane}`, WIDTHS[this.props.pane].start) };

  componentDidMount() {
    this.#apply(this.state.width);
  }

  render({ pane }, { width }) {
    const { least, most } = WIDTHS[pane];
    return html`
      <div class="resizer" data-pane=${pane} role="separator" tabindex="0" aria-orientation="vertical" aria-valuenow=${width}
        aria-valuemin=${least} aria-valuemax=${most} aria-label=${t(`resize.${pane}`)} title=${t("resize.how")}
        onKeyDown=${this.#key} onPointerDown=${this.#grab} onDblClick=${() => this.#keep(WIDTHS[pane].start)}></div>`;
  }

  /** The arrow moves the edge the way it points, whichever side the pane is on. */
  #key = (event) => {
    const { least, most } = WIDTHS[this.props.pane];
    const outward = this.props.pane === "lists" ? 1 : -1;
    const { width } = this.state;
    const wanted = { ArrowLeft: width - STEP_PX * outward, ArrowRight: width + STEP_PX * outward, Home: least, End: most }[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    this.#keep(wanted);
  };

  #grab = (event) => {
    const edge = event.currentTarget;
    const { pane } = this.props;
    const start = { x: event.clientX, width: this.state.width };
    let width = start.width;
    const moved = ({ clientX }) => {
      width = this.#apply(start.width + (clientX - start.x) * (pane === "lists" ? 1 : -1));
    };
    const dropped = () => {
      edge.removeEventListener("pointermove", moved);
      this.#keep(width);
    };
    event.preventDefault();
    edge.focus();
    edge.setPointerCapture(event.pointerId);
    edge.addEventListener("pointermove", moved);
    edge.addEventListener("lostpointercapture", dropped, { once: true });
  };

  #keep(wanted) {
    keep(`pane_${this.props.pane}`, this.#apply(wanted));
  }

  #apply(wanted) {
    const { pane } = this.props;
    const width = Math.min(WIDTHS[pane].most, Math.max(WIDTHS[pane].least, Math.round(wanted)));
    document.documentElement.style.setProperty(`--pane-${pane}`, `${width}px`);
    this.setState({ width });
    return width;
  }
}
