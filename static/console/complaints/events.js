// Every event of the register about one complaint, in the order of their numbers.
import { get } from "../api.js";
import { Failed } from "../failed.js";
import { html } from "../html.js";
import { t, word } from "../i18n.js";
import { Loading } from "../load.js";
import { Moment } from "../when.js";

export class Events extends Loading {
  keyOf({ reference, version }) {
    return `${reference}/${version}`;
  }

  fetch({ reference }) {
    return get(`/api/complaints/${encodeURIComponent(reference)}/events`);
  }

  render(_, { value, refusal, loading }) {
    return html`
      <section class="card"><h2>${t("complaint.events")}</h2>
        ${refusal && html`<${Failed} refusal=${refusal} again=${this.load} />`}
        ${!value && loading && html`<p class="soft" role="status">${t("shell.loading")}</p>`}
        <ol class="events">${value?.events.map((event) => html`<${Row} key=${event.number ?? event._id} event=${event} />`)}</ol>
      </section>`;
  }
}

function Row({ event }) {
  const state = stateOf(event.after);
  return html`
    <li>
      <span class="figures soft small">nº ${event.number ?? event._id}</span>
      <p><b>${word("event", event.event)}</b>${state && state !== stateOf(event.before) && html` → ${word("state", state)}`}</p>
      <p class="soft small"><${Moment} at=${event.at} /> · ${actorOf(event.actor)}</p>
      ${event.hash && html`<p class="soft small digest"><code title=${event.hash}>${event.hash.slice(0, 16)}…</code></p>`}
    </li>`;
}

/** The main path's state; events keep it beside the acknowledgement's. */
function stateOf(standing) {
  return typeof standing === "object" ? standing?.state : standing;
}

function actorOf(actor) {
  if (typeof actor === "object") return actor.name ?? word("actor", actor.kind ?? actor.id);
  return word("actor", actor ?? "system");
}
