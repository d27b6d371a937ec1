// One's own settings: who one is here, the password, the second factor, the console itself, where one is signed in.
import { get } from "../api.js";
import { Failed } from "../failed.js";
import { html } from "../html.js";
import { t, word } from "../i18n.js";
import { Icon } from "../icon.js";
import { Loading } from "../load.js";
import { labelOf } from "../topics.js";
import { Console } from "./console_settings.js";
import { Password } from "./password.js";
import { SecondFactor } from "./second_factor.js";
import { Sessions } from "./sessions.js";

export class Settings extends Loading {
  keyOf() {
    return "";
  }

  fetch() {
    return get("/api/account");
  }

  render({ app }, { value, refusal, loading }) {
    return html`
      <div class="page settings">
        <div class="page-head wide"><h1>${t("account.title")}</h1>
          <a class="button" href="#/policy"><${Icon} name="calendar" />${t("shell.policy")}</a></div>
        ${refusal && html`<div class="wide"><${Failed} refusal=${refusal} again=${this.load} /></div>`}
        ${!value && loading && html`<p class="soft" role="status">${t("shell.loading")}</p>`}
        ${value && html`<${Me} staff=${value.staff} topics=${app.props.firm.topics} />`}
        <${Console} app=${app} />
        ${value && html`<${Password} app=${app} changed=${this.load} />
          <${SecondFactor} app=${app} on=${value.second_factor} changed=${this.load} />
          <${Sessions} app=${app} sessions=${value.sessions} changed=${this.load} />`}
      </div>`;
  }
}

function Me({ staff, topics }) {
  const rows = [
    ["people.name", staff.name],
    ["people.email", staff.email],
    ["people.roles", staff.roles.map((role) => word("role", role)).join(", ")],
    ["people.languages", staff.languages.map((language) => word("lang", language)).join(", ")],
    ["people.skills", staff.skills.map((skill) => labelOf(topics, skill)).join(", ") || t("people.skills_none")],
    ["people.capacity", String(staff.capacity)],
  ];
  return html`
    <section class="card"><h2>${t("account.me")}</h2>
      <dl class="terms">${rows.map(([name, told]) => html`<div><dt>${t(name)}</dt><dd>${told}</dd></div>`)}</dl>
      <p class="soft small">${t("account.me_why")}</p>
    </section>`;
}
