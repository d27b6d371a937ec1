// What a page fetches: the newest request wins, what was there stays on the screen while the next one comes.
import { Component } from "./html.js";

/** `fetch(props)` gives a promise; `keyOf(props)` says when to ask again. State: `{value?, refusal?, loading}`. */
export class Loading extends Component {
  state = { loading: true };
  #asked = 0;

  componentDidMount() {
    this.load();
  }

  componentDidUpdate(before) {
    if (this.keyOf(before) !== this.keyOf(this.props)) this.load();
  }

  componentWillUnmount() {
    this.#asked = -1;
  }

  load = async () => {
    const mine = (this.#asked += 1);
    this.setState({ loading: true });
    try {
      const value = await this.fetch(this.props);
      if (mine === this.#asked) this.setState({ value, refusal: undefined, loading: false });
    } catch (refusal) {
      if (refusal.code === "signed_out") this.props.app?.leave();
      if (mine === this.#asked) this.setState({ refusal, loading: false });
    }
  };
}
