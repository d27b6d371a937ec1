// The edge between two panes: dragged, moved by the arrow keys, folded by Enter; as it was left it is found again.
import { Component, html } from "../html.js";
import { t } from "../i18n.js";
import { keep, kept } from "../preferences.js";

const STEP_PX = 16;
const WIDTHS = { lists: { start: 300, least: 220, most: 480 }, facts: { start: 288, least: 220, most: 480 } };

/**
 * `pane`: `lists` (on its left) or `facts` (on its right). The width is the property `--pane-<pane>` of the page;
 * `open` and `fold(pane, open)` are the page's own.
 */
export class Resizer extends Component {
  state = { width: kept(`pane_${this.props.pane}`, WIDTHS[this.props.pane].start) };

  componentDidMount() {
    this.#apply(this.state.width);
  }

  render({ pane, open }, { width }) {
    const { most } = WIDTHS[pane];
    return html`
      <div class="resizer" data-pane=${pane} data-open=${open} role="separator" tabindex="0" aria-orientation="vertical"
        aria-valuenow=${open ? width : 0} aria-valuemin="0" aria-valuemax=${most} aria-valuetext=${open ? undefined : t("resize.folded")}
        aria-label=${t(`resize.${pane}`)} title=${t("resize.how")}
        onKeyDown=${this.#key} onPointerDown=${this.#grab} onDblClick=${() => this.#keep(WIDTHS[pane].start)}></div>`;
  }

  /** The arrow moves the edge the way it points, whichever side the pane is on. */
  #key = (event) => {
    const { pane, open, fold } = this.props;
    const { least, most } = WIDTHS[pane];
    const step = (pane === "lists" ? 1 : -1) * STEP_PX;
    const { width } = this.state;
    const wanted = { ArrowLeft: width - step, ArrowRight: width + step, Home: least, End: most }[event.key];
    if (wanted === undefined && event.key !== "Enter") return;
    event.preventDefault();
    if (event.key === "Enter") fold(pane, !open);
    else if (open) this.#keep(wanted);
    else if (wanted > width) fold(pane, true);
  };

  #grab = (event) => {
    const edge = event.currentTarget;
    const { pane, open } = this.props;
    const start = { x: event.clientX, width: open ? this.state.width : 0 };
    const moved = ({ clientX }) => this.#drag(start.width + (clientX - start.x) * (pane === "lists" ? 1 : -1));
    const dropped = () => {
      edge.removeEventListener("pointermove", moved);
      this.#keep(this.state.width);
    };
    event.preventDefault();
    edge.focus();
    edge.setPointerCapture(event.pointerId);
    edge.addEventListener("pointermove", moved);
    edge.addEventListener("lostpointercapture", dropped, { once: true });
  };

  /** Pulled far past its least width a pane folds away, and comes back when it is pulled out again. */
  #drag(wanted) {
    const { pane, open, fold } = this.props;
    const shown = wanted >= WIDTHS[pane].least / 2;
    if (shown !== open) fold(pane, shown);
    if (shown) this.#apply(wanted);
  }

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
