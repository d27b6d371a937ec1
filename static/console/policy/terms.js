// Names and values of one part of the policy, in a card.
import { html } from "../html.js";
import { t } from "../i18n.js";

/** `rows`: `[[name, value], …]`, both in words. */
export function Terms({ title, why, rows }) {
  return html`
    <section class="card"><h2>${t(title)}</h2>
      <table class="pairs"><tbody>${rows.map(([name, told]) => html`<tr><th scope="row">${name}</th><td class="figures">${told}</td></tr>`)}</tbody></table>
      ${why && html`<p class="soft small">${t(why)}</p>`}
    </section>`;
}
