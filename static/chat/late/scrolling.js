// Where the log stands: at its end, or at the first line of an answer that is too long to be seen whole.

/** So near the end counts as being there. */
const NEAR_PX = 60;
/** What is left to see of the line before. */
const ABOVE_PX = 48;

export class Scrolling {
  #lines;
  #jump;
  #anchor = null;
  #target = 0;
  #height = 0;
  #follows = true;

  /** `lines`: the element that scrolls; `jump`: the button that shows while there is more below. */
  constructor(lines, jump) {
    this.#lines = lines;
    this.#jump = jump;
    new ResizeObserver(() => this.#resized()).observe(lines);
  }

  /** Goes to the end; where what begins with `anchor` does not fit, only as far as its first line. */
  show(anchor = null) {
    this.#anchor = anchor;
    this.#go();
  }

  /** Something came that began with `first` (or grew, without one): follow it unless the reader is elsewhere. */
  grew(first) {
    if (this.#follows) this.show(first ?? this.#anchor);
    else this.#jump.hidden = false;
  }

  /** Call at each `scroll` event. */
  scrolled() {
    const { scrollTop, clientHeight } = this.#lines;
    // The composer grew, or this is our own doing: nobody scrolled.
    if (clientHeight !== this.#height || Math.abs(scrollTop - this.#target) < 2) return;
    this.#follows = this.#below(scrollTop) < NEAR_PX;
    if (!this.#follows) return;
    this.#anchor = null;
    this.#jump.hidden = true;
  }

  #go() {
    const top = this.#anchor?.isConnected ? this.#anchor.offsetTop - ABOVE_PX : Infinity;
    this.#lines.scrollTop = Math.max(0, Math.min(this.#lines.scrollHeight, top));
    this.#target = this.#lines.scrollTop;
    this.#follows = true;
    this.#jump.hidden = this.#below(this.#target) < NEAR_PX;
  }

  #below(scrollTop) {
    return this.#lines.scrollHeight - scrollTop - this.#lines.clientHeight;
  }

  #resized() {
    this.#height = this.#lines.clientHeight;
    if (this.#follows) this.#go();
  }
}
