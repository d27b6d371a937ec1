// A request for access: everything kept of one person, shown in short and handed over as a file.
import { post } from "../api.js";
import { Dialog } from "../dialog.js";
import { FormDialog } from "../form_dialog.js";
import { Component, html } from "../html.js";
import { t } from "../i18n.js";
import { Icon } from "../icon.js";
import { Digest, save } from "../register/taken.js";
import { Withheld } from "./answers.js";
import { Identity } from "./identity.js";

/** `done()`: the request is on record now. What was found stays here alone, and goes when the dialog does. */
export class Access extends Component {
  state = {};
  #next = false;

  render({ close, done }, { found }) {
    if (found) return html`<${Found} found=${found} close=${close} />`;
    return html`
      <${FormDialog} title=${t("subjects.access")} close=${this.#closed} label=${() => t("subjects.access_do")}
        send=${this.#send} done=${(told) => this.setState({ found: told }, done)}>
        <p class="soft">${t("subjects.access_why")}</p><${Identity} />
      <//>`;
  }

  #send = async (values) => {
    const told = await post("/api/subjects/access", values);
    this.#next = true;
    return told;
  };

  /** A form that was sent gives its place to what was found. */
  #closed = () => {
    if (!this.#next) this.props.close();
    this.#next = false;
  };
}

function Found({ found, close }) {
  const { complaints, conversations, inquiries, withheld, email } = found;
  const letters = [...complaints, ...inquiries].reduce((sum, one) => sum + (one.letters_sent?.length ?? 0), 0);
  const data = new TextEncoder().encode(`${JSON.stringify(found, null, 2)}\n`);
  const counts = [["complaints", complaints], ["letters", { length: letters }], ["conversations", conversations], ["inquiries", inquiries]];
  const nothing = counts.every(([, { length }]) => length === 0);
  return html`
    <${Dialog} title=${t("subjects.found", { email })} close=${close} look="wide">
      <form method="dialog" class="stack"><h2>${t("subjects.found", { email })}</h2>
        ${nothing && html`<p>${t("subjects.nothing_kept")}</p>`}
        <dl class="terms">${counts.map(([name, { length }]) => html`<div key=${name}><dt>${t(`subjects.count_${name}`)}</dt><dd class="figures">${length}</dd></div>`)}</dl>
        <${Withheld} references=${withheld} />
        <p class="soft small">${t("subjects.file_why")}</p>
        <${Digest} data=${data} />
        <div class="dialog-end">
          <button type="button" class="button primary" onClick=${() => save(data, `access-${found.at.slice(0, 10)}.json`, "application/json")}><${Icon} name="download" />${t("subjects.file")}</button>
          <button class="button">${t("shell.close")}</button></div></form>
    <//>`;
}
