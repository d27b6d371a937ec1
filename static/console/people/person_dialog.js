// Invite somebody, or change what somebody may do and take on.
import { patch, post, remove } from "../api.js";
import { FormDialog } from "../form_dialog.js";
import { Component, html } from "../html.js";
import { t, word } from "../i18n.js";
import { Field, Several } from "../inputs.js";
import { may, ROLES } from "../roles.js";
import { labelOf } from "../topics.js";

/** `person`: an account; absent for a new one. `done(result)`: something was changed or made. */
export class PersonDialog extends Component {
  render({ app, me, person, close, done }) {
    const roles = may(me, "accounts") ? ROLES : ["agent"];
    const { topics } = app.props.firm;
    const { name = "", capacity = 5, languages = ["fr", "en"], skills = [], roles: held = ["agent"] } = person ?? {};
    return html`
      <${FormDialog} title=${t(person ? "people.change" : "people.invite")} look="wide" close=${close} done=${done} send=${this.#send}
        about=${person?.email ?? t("people.invite_why")} label=${() => t(person ? "people.keep" : "people.invite_do")}
        says=${{ email: t("people.email_wrong"), roles: t("people.roles_wrong") }}>
        <${Field} name="name" label=${t("people.name")} defaultValue=${name} maxlength="80" required />
        ${!person && html`<${Field} name="email" type="email" label=${t("people.email")} maxlength="254" required />`}
        <${Several} name="roles" legend=${t("people.roles")} options=${roles.map((role) => [role, word("role", role)])} chosen=${held} />
        <${Several} name="languages" legend=${t("people.languages")} options=${["fr", "en"].map((each) => [each, word("lang", each)])} chosen=${languages} />
        <${Several} name="skills" legend=${t("people.skills")} options=${topics.map(({ value }) => [value, labelOf(topics, value)])} chosen=${skills} />
        <${Field} name="capacity" type="number" label=${t("people.capacity")} defaultValue=${capacity} min="1" max="50" required hint=${t("people.capacity_why")} />
        ${person && html`<${Acts} person=${person} act=${this.#act} own=${person.id === me.id} />`}
      <//>`;
  }

  #send = (values, _id, form) => {
    const { person } = this.props;
    const told = new FormData(form);
    const many = Object.fromEntries(["roles", "languages", "skills"].map((name) => [name, told.getAll(name)]));
    const account = { ...many, name: values.name, capacity: Number(values.capacity) };
    return person ? patch(`/api/accounts/${person.id}`, account) : post("/api/accounts", { ...account, email: values.email });
  };

  #act = async (name) => {
    const { app, person, close, done } = this.props;
    try {
      const result = await ACTS[name](`/api/accounts/${person.id}`);
      close();
      app.tell(t(`people.${name}_done`, { name: person.name }));
      done(result);
    } catch (refusal) {
      app.refused(refusal);
    }
  };
}

const ACTS = {
  relink: (path) => post(`${path}/invitation`),
  sign_out: (path) => remove(`${path}/sessions`),
  disable: (path) => patch(path, { disabled: true }),
  enable: (path) => patch(path, { disabled: false }),
};

/** What happens at once, and to the person's open sessions; the end of an account asks back. */
class Acts extends Component {
  state = { sure: false };

  render({ person, act, own }, { sure }) {
    if (sure) {
      return html`
        <div class="failed warn" role="alert"><span>${t("people.disable_sure", { name: person.name })}</span>
          <button type="button" class="button danger" autofocus onClick=${() => act("disable")}>${t("people.disable")}</button></div>`;
    }
    const names = ["relink", "sign_out", ...(person.disabled && !own ? ["enable"] : [])];
    return html`
      <fieldset class="choices"><legend class="label">${t("people.acts")}</legend>
        <div class="row">${names.map((name) => html`<button type="button" class="button" onClick=${() => act(name)}>${t(`people.${name}`)}</button>`)}
          ${!own && !person.disabled && html`<button type="button" class="button danger" onClick=${() => this.setState({ sure: true })}>${t("people.disable")}</button>`}</div>
        <p class="soft small">${t("people.acts_why")}</p>
      </fieldset>`;
  }
}
