// Every event of the register about one complaint, in the order of their numbers.
import { get } from "../api.js";
import { Failed } from "../failed.js";
import { html } from "../html.js";
import { t, word } from "../i18n.js";
import { Loading } from "../load.js";
import { nameOf } from "../colleagues.js";
import { Moment } from "../when.js";

export class Events extends Loading {
  keyOf({ reference, version }) {
    return `${reference}/${version}`;
  }

  fetch({ reference }) {
    return get(`/api/complaints/${encodeURIComponent(reference)}/events`);
  }

  render({ app }, { value, refusal, loading }) {
    return html`
      <section class="card"><h2>${t("complaint.events")}</h2>
        ${refusal && html`<${Failed} refusal=${refusal} again=${this.load} />`}
        ${!value && loading && html`<p class="soft" role="status">${t("shell.loading")}</p>`}
        <ol class="events">${value?.events.map((event) => html`<${Row} key=${event._id} event=${event} app=${app} />`)}</ol>
      </section>`;
  }
}

function Row({ event, app }) {
  const state = stateOf(event.after);
  return html`
    <li>
      <span class="figures soft small">nº ${event._id}</span>
      <p><b>${word("event", event.event)}</b>${state && state !== stateOf(event.before) && html` → ${word("state", state)}`}</p>
      <p class="soft small"><${Moment} at=${event.at} /> · ${actorOf(event.actor, app)}</p>
      <p class="soft small digest">${t("complaint.follows")} <code title=${event.prev}>${event.prev.slice(0, 16)}…</code></p>
    </li>`;
}

/** Beside the acknowledgement's state, the event keeps the main path's. */
function stateOf(standing) {
  return standing?.state;
}

/** The register names roles and ids, never people; those that this console has met get their name. */
function actorOf({ kind, id }, app) {
  const name = nameOf(app, id);
  return name ? `${name} (${word("actor", kind)})` : word("actor", kind);
}
