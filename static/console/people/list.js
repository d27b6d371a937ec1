// Who works here: invited, changed, signed out, deactivated. Leads look and invite agents; administrators do the rest.
import { get } from "../api.js";
import { Failed } from "../failed.js";
import { html } from "../html.js";
import { t, word } from "../i18n.js";
import { Icon } from "../icon.js";
import { Loading } from "../load.js";
import { may } from "../roles.js";
import { labelOf } from "../topics.js";
import { PersonDialog } from "./person_dialog.js";
import { InvitationDialog } from "./invitation_dialog.js";

export class People extends Loading {
  keyOf() {
    return "";
  }

  async fetch() {
    const { accounts } = await get("/api/accounts");
    return accounts.sort((one, other) => one.disabled - other.disabled || one.name.localeCompare(other.name));
  }

  render({ app, me }, { value, refusal, loading, open }) {
    return html`
      <div class="page">
        <div class="page-head"><h1>${t("people.title")}</h1>
          ${may(me, "trail") && html`<a class="button" href="#/trail"><${Icon} name="eye" />${t("title.trail")}</a>`}
          <button class="button primary" onClick=${() => this.setState({ open: { dialog: "person" } })}><${Icon} name="plus" />${t("people.invite")}</button></div>
        ${refusal && html`<${Failed} refusal=${refusal} again=${this.load} />`}
        ${!value && loading && html`<p class="soft" role="status">${t("shell.loading")}</p>`}
        ${value && html`<${Table} people=${value} topics=${app.props.firm.topics} me=${me} edit=${(person) => this.setState({ open: { dialog: "person", person } })} />`}
        ${open?.dialog === "person" && html`<${PersonDialog} app=${app} me=${me} person=${open.person} close=${this.#close} done=${this.#done} />`}
        ${open?.dialog === "link" && html`<${InvitationDialog} invited=${open.invited} close=${this.#close} />`}
      </div>`;
  }

  #close = () => this.setState({ open: null });

  /** `result`: `{link, until, account}` where an invitation was made. */
  #done = (result) => {
    if (result?.link) this.setState({ open: { dialog: "link", invited: result } });
    this.load();
  };
}

function Table({ people, topics, me, edit }) {
  return html`
    <div class="table-frame">
      <table class="table people">
        <thead><tr>${["name", "roles", "languages", "skills", "capacity"].map((name) => html`<th scope="col">${t(`people.${name}`)}</th>`)}
          ${may(me, "accounts") && html`<th scope="col"><span class="visually-hidden">${t("people.edit")}</span></th>`}</tr></thead>
        <tbody>${people.map((person) => html`<${Row} key=${person.id} person=${person} topics=${topics} me=${me} edit=${edit} />`)}</tbody>
      </table>
    </div>`;
}

function Row({ person, topics, me, edit }) {
  return html`
    <tr data-disabled=${person.disabled}>
      <th scope="row">${person.name} ${person.disabled && html`<span class="chip">${t("people.disabled")}</span>`}
        <br /><span class="soft small">${person.email}</span></th>
      <td>${person.roles.map((role) => word("role", role)).join(", ")}</td>
      <td>${person.languages.map((language) => word("lang", language)).join(", ")}</td>
      <td>${person.skills.map((skill) => labelOf(topics, skill)).join(", ") || html`<span class="soft">${t("people.skills_none")}</span>`}</td>
      <td class="figures">${person.capacity}</td>
      ${may(me, "accounts") && html`<td><button class="button" onClick=${() => edit(person)}>${t("people.edit")}<span class="visually-hidden"> ${person.name}</span></button></td>`}
    </tr>`;
}
