// Other complaints that may be, or were said to be, about the same matter.
import { html } from "../html.js";
import { t, word } from "../i18n.js";
import { linkTo } from "../route.js";

/** `act(event, start)` opens the form of an act. */
export function Related({ complaint, act }) {
  const { repeats = [], links = [], complainant = {}, representative } = complaint;
  const email = representative?.email ?? complainant.email;
  const to = (reference) => html`<a class="figures" href=${linkTo(`/complaints/${reference}`)}>${reference}</a>`;
  return html`
    <section class="card"><h2>${t("related.title")}</h2>
      ${repeats.length > 0 && html`
        <p class="small">${t("related.repeats")}</p>
        <ul class="related">${repeats.map((reference) => html`
          <li key=${reference} class="row">${to(reference)}
            ${complaint.allowed?.includes("link") && html`<button class="button" onClick=${() => act("link", { to: reference, why: "repeat" })}>${t("related.link")}<span class="visually-hidden"> ${reference}</span></button>`}</li>`)}</ul>`}
      ${links.length > 0 && html`
        <ul class="related">${links.map((link) => html`<li key=${`${link.to}${link.at}`}>${to(link.to)} · ${word("link", link.why)}</li>`)}</ul>`}
      ${!repeats.length && !links.length && html`<p class="soft">${t("related.none")}</p>`}
      ${email && html`<p class="small"><a href=${linkTo("/complaints", { q: email })}>${t("related.search")}</a></p>`}
    </section>`;
}
