// Turns of one conversation that another version of the flow would have taken otherwise.
import { html } from "../console/html.js";
import { t, word } from "../console/i18n.js";
import { shortDayOf } from "../console/when.js";

const SHORT = 8;

export function Differences({ replayed }) {
  if (replayed.trouble) return html`<p class="soft">${t("replay.trouble")}</p>`;
  if (!replayed.differences.length) return html`<p class="good replay-same" role="status">${t("replay.same", { count: replayed.turns })}</p>`;
  return html`
    <ol class="differences small">${replayed.differences.map((row) => html`
      <li key=${row.n}><p><strong>${t("replay.turn", { n: row.n })}</strong> ${row.heard && html`« ${row.heard} »`}
        ${row.kinds.map((kind) => html` <span class="chip" key=${kind}>${word("differs", kind)}</span>`)}</p>
        <dl class="then-now"><div><dt>${t("replay.then")}</dt><dd>${went(row.then)}</dd></div><div><dt>${t("replay.now")}</dt><dd>${went(row.now)}</dd></div></dl></li>`)}</ol>`;
}

export function VersionChoice({ flows, chosen, onChoose }) {
  return html`
    <label class="filter"><span class="label">${t("replay.version")}</span>
      <select class="input" onChange=${(event) => onChoose(event.currentTarget.value)}>${flows.map((one) => html`
        <option key=${one.version} value=${one.version} selected=${one.version.startsWith(chosen)}>
          ${one.version.slice(0, SHORT)} · ${t(one.in_force ? "replay.in_force" : "replay.since", { day: shortDayOf(one.since) })}</option>`)}</select></label>`;
}

function went(one) {
  return [one.state, one.request && `→ ${one.request}`, ...(one.says ?? [])].filter(Boolean).join(" · ");
}
