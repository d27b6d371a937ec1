// Every event of the register about one complaint, in the order of their numbers.
import { get } from "../api.js";
import { Failed } from "../failed.js";
import { html } from "../html.js";
import { t, word } from "../i18n.js";
import { Loading } from "../load.js";
import { nameOf } from "../colleagues.js";
import { Moment } from "../when.js";

export class Events extends Loading {
  keyOf({ complaint }) {
    return `${complaint.reference}/${complaint.version}`;
  }

  fetch({ complaint }) {
    return get(`/api/complaints/${encodeURIComponent(complaint.reference)}/events`);
  }

  render({ app, complaint }, { value, refusal, loading }) {
    return html`
      <section class="card"><h2>${t("complaint.events")}</h2>
        ${refusal && html`<${Failed} refusal=${refusal} again=${this.load} />`}
        ${!value && loading && html`<p class="soft" role="status">${t("shell.loading")}</p>`}
        <ol class="events">${value?.events.map((event) => html`<${Row} key=${event._id} event=${event} app=${app} complaint=${complaint} />`)}</ol>
      </section>`;
  }
}

function Row({ event, app, complaint }) {
  const state = stateOf(event.after);
  return html`
    <li>
      <span class="figures soft small">nº ${event._id}</span>
      <p><b>${word("event", event.event)}</b>${state && state !== stateOf(event.before) && html` → ${word("state", state)}`}</p>
      <p class="soft small"><${Moment} at=${event.at} /> · ${actorOf(event.actor, app, complaint)}</p>
      <p class="soft small digest">${t("complaint.follows")} <code title=${event.prev}>${event.prev.slice(0, 16)}…</code></p>
    </li>`;
}

/** Beside the acknowledgement's state, the event keeps the main path's. */
function stateOf(standing) {
  return standing?.state;
}

/** The register names roles and ids, never people; the complaint's page gives the names. */
function actorOf({ kind, id }, app, complaint) {
  const name = nameOf(app, id, complaint);
  return name ? `${name} (${word("actor", kind)})` : word("actor", kind);
}
