// The files of a complaint: each with its digest at receipt, a look at it, and through whose hands it went.
import { get } from "../api.js";
import { Copy } from "../copy.js";
import { Dialog } from "../dialog.js";
import { html } from "../html.js";
import { language, t, word } from "../i18n.js";
import { Icon } from "../icon.js";
import { Loading } from "../load.js";
import { sentenceOf } from "../refusals.js";
import { fileSize } from "../../shared/dates.js";
import { Moment } from "../when.js";

export class Evidence extends Loading {
  keyOf({ complaint }) {
    return `${complaint.reference}/${complaint.version}`;
  }

  /** Hands by file. Looking at the list leaves no mark; looking at a file does. */
  async fetch({ complaint }) {
    if (!complaint.attachments?.length && !complaint.authorisation?.length) return new Map();
    const { files } = await get(`/api/complaints/${encodeURIComponent(complaint.reference)}/evidence`);
    return new Map(files.map(({ file, custody }) => [file, custody]));
  }

  render({ complaint }, { value, refusal, shown }) {
    const card = (title, files) => html`
      <section class="card"><h2>${t(title)}</h2>
        ${!files.length && html`<p class="soft">${t("complaint.evidence_none")}</p>`}
        ${files.length > 0 && refusal && html`<p class="problem" role="alert">${sentenceOf(refusal)}</p>`}
        <ul class="evidence">${files.map((file) => html`
          <${File} key=${file.file} file=${file} hands=${value?.get(file.file)} again=${this.load} look=${() => this.setState({ shown: file })} />`)}</ul>
      </section>`;
    return html`
      ${complaint.filer === "third_party" && card("complaint.authorisation", complaint.authorisation ?? [])}
      ${card("complaint.evidence", complaint.attachments ?? [])}
      ${shown && html`<${Look} file=${shown} close=${this.#looked} />`}`;
  }

  #looked = () => {
    this.setState({ shown: null });
    this.load();
  };
}

function File({ file, hands, again, look }) {
  return html`
    <li>
      <p class="row"><a class="file" href=${`/api/files/${file.file}`} download><${Icon} name="file" />${file.name}</a>
      <span class="soft small">${fileSize(language(), file.bytes)}</span>
      ${file.type?.startsWith("image/") && html`<button class="button quiet" onClick=${look}><${Icon} name="eye" />${t("custody.look")}<span class="visually-hidden"> ${file.name}</span></button>`}</p>
      <p class="digest small"><span class="soft">${t("complaint.digest")}</span> <code>${file.sha256}</code><${Copy} text=${file.sha256} /></p>
      ${hands && html`
        <details class="small" onToggle=${(event) => event.currentTarget.open && again()}>
          <summary>${t("custody.title", { count: hands.length })}<span class="visually-hidden"> ${file.name}</span></summary>
          <ol class="custody">${hands.map((row) => html`
            <li><span>${word("custody", row.act)} · ${row.name ?? t(row.by === "customer" ? "entry.customer" : "work.somebody")}</span> <span class="soft"><${Moment} at=${row.at} /></span></li>`)}</ol>
          ${!hands.length && html`<p class="soft">${t("custody.none")}</p>`}
        </details>`}
    </li>`;
}

function Look({ file, close }) {
  return html`
    <${Dialog} title=${file.name} close=${close} look="wide">
      <form method="dialog" class="stack"><h2>${file.name}</h2>
        <img class="evidence-picture" src=${`/api/files/${file.file}/preview`} alt=${t("custody.picture", { name: file.name })} />
        <p class="soft small">${t("custody.picture_why")}</p>
        <div class="dialog-end"><button class="button">${t("shell.close")}</button></div></form>
    <//>`;
}
