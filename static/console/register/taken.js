// A file that is taken along: saved, and named by the SHA-256 that was counted here from its bytes.
import { Copy } from "../copy.js";
import { Component, html } from "../html.js";
import { t } from "../i18n.js";

/** Hands `data` to the browser's downloads. */
export function save(data, name, type) {
  const address = URL.createObjectURL(new Blob([data], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address));
}

/** Lower-case hex; `null` where the browser counts none, as on plain http away from this machine. */
export async function digestOf(data) {
  if (!globalThis.crypto?.subtle) return null;
  const digest = await crypto.subtle.digest("SHA-256", data);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The digest of `data`, to be written down beside the file. `told`: what the server said that it is. */
export class Digest extends Component {
  state = {};

  async componentDidMount() {
    this.setState({ counted: await digestOf(this.props.data) });
  }

  render({ told }, { counted }) {
    if (counted === undefined) return null;
    const shown = counted ?? told;
    if (!shown) return html`<p class="soft small">${t("reports.no_digest")}</p>`;
    return html`
      <p class="digest small"><span class="soft">${t("complaint.digest")}</span> <code>${shown}</code><${Copy} text=${shown} />
        ${told && counted && html`<br /><span class=${`chip ${told === counted ? "good" : "bad"}`}>${t(told === counted ? "reports.same_digest" : "reports.other_digest")}</span>`}</p>`;
  }
}
