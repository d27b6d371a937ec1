// People who ask what is kept of them, or ask for its erasure: each request answered, and how earlier ones were.
import { get } from "../api.js";
import { Views } from "../complaints/views.js";
import { Failed } from "../failed.js";
import { html } from "../html.js";
import { t, word } from "../i18n.js";
import { Icon } from "../icon.js";
import { Loading } from "../load.js";
import { Pager } from "../pager.js";
import { linkTo } from "../route.js";
import { Moment } from "../when.js";
import { Access } from "./access.js";
import { Answers } from "./answers.js";
import { Erasure } from "./erasure.js";

const DIALOGS = { access: Access, erasure: Erasure };

export class Subjects extends Loading {
  keyOf({ route }) {
    return JSON.stringify(route.query);
  }

  fetch({ route }) {
    return get("/api/subjects", { page: route.query.page });
  }

  render({ app, me, route: { query } }, { value, refusal, loading, open }) {
    const Form = DIALOGS[open];
    return html`
      <div class="page subjects">
        <h1>${t("title.subjects")}</h1>
        <${Views} me=${me} here="subjects" />
        <p class="soft">${t("subjects.why")}</p>
        <p class="row">
          <button class="button primary" onClick=${() => this.setState({ open: "access" })}><${Icon} name="eye" />${t("subjects.access")}</button>
          <button class="button" onClick=${() => this.setState({ open: "erasure" })}><${Icon} name="trash" />${t("subjects.erasure")}</button></p>
        ${Form && html`<${Form} app=${app} done=${this.load} close=${() => this.setState({ open: null })} />`}
        <h2>${t("subjects.answered")}</h2>
        ${refusal && html`<${Failed} refusal=${refusal} again=${this.load} />`}
        ${!value && loading && html`<p class="soft" role="status">${t("shell.loading")}</p>`}
        ${value?.requests.length === 0 && html`<div class="empty"><p>${t("subjects.none")}</p></div>`}
        ${value?.requests.length > 0 && html`
          <ul class="hits">${value.requests.map((row) => html`<${Row} key=${row.id} row=${row} />`)}</ul>
          <${Pager} path="/subjects" query=${query} total=${value.total} />`}
      </div>`;
  }
}

function Row({ row }) {
  const { kind, at, name, proof, complaints, withheld = [], answers } = row;
  return html`
    <li class="hit request">
      <div class="hit-top"><b>${word("request", kind)}</b> <${Moment} at=${at} /></div>
      <p class="soft small">${[t("subjects.by", { name }), t("subjects.proof_was", { proof })].join(" · ")}</p>
      ${complaints.length > 0 && html`<p class="small">${t("subjects.complaints")} ${complaints.map((reference) => html`<a class="figures" href=${linkTo(`/complaints/${reference}`)}>${reference}</a> `)}</p>`}
      ${withheld.length > 0 && html`<p class="small">${t("subjects.withheld_were", { references: withheld.join(", ") })}</p>`}
      ${answers && html`<details><summary>${t("subjects.how", { count: answers.length })}</summary><${Answers} answers=${answers} /></details>`}
    </li>`;
}
