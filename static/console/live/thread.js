// The middle pane: one conversation, what can be done with it, and where one writes.
import { inConversation } from "../actions.js";
import { ClockChip } from "../chip.js";
import { html } from "../html.js";
import { t, word } from "../i18n.js";
import { Icon } from "../icon.js";
import { shown } from "../keys.js";
import { sentenceOf } from "../refusals.js";
import { Composer } from "./composer.js";
import { Log } from "./log.js";

const BUTTONS = ["take", "pass", "take_bot", "barge_in", "resolve", "complain", "release", "transfer", "close"];
const PRIMARY = new Set(["take", "take_bot", "resolve"]);

export function Thread({ id, app, desk, drafts, line, thread, lists, facts, toggle }) {
  const problem = desk.problems[id];
  const gone = problem && ["not_found", "forbidden"].includes(problem.code);
  if (gone) return html`<${Gone} problem=${problem} />`;
  return html`
    <section class="pane thread" data-conversation=${id} aria-label=${t("live.conversation")}>
      <${Head} app=${app} desk=${desk} line=${line} lists=${lists} facts=${facts} toggle=${toggle} />
      ${thread?.log.entries.length
        ? html`<${Log} app=${app} desk=${desk} id=${id} line=${line} thread=${thread} />`
        : html`<p class="log-wait soft" role="status">${problem ? sentenceOf(problem) : t("live.reading")}</p>`}
      ${line && html`<${Composer} id=${id} app=${app} desk=${desk} drafts=${drafts} line=${line} />`}
    </section>`;
}

function Head({ app, desk, line, lists, facts, toggle }) {
  const acts = line ? inConversation(app, desk, line).filter((act) => BUTTONS.includes(act.id)) : [];
  return html`
    <header class="thread-head">
      <a class="button quiet icon-only narrow-only" href="#/" aria-label=${t("live.back")}><${Icon} name="back" /></a>
      <button class="button quiet icon-only wide-only" onClick=${() => toggle("lists")} aria-expanded=${lists} title=${t(lists ? "live.lists_hide" : "live.lists_show")}
        aria-label=${t(lists ? "live.lists_hide" : "live.lists_show")}><${Icon} name="panes" /></button>
      <div class="thread-who">
        <h2>${line?.name ?? t("live.nameless")}</h2>
        ${line && html`<p class="soft small">${modeOf(desk, line)} · ${word("lang", line.language)}</p>`}
      </div>
      ${line?.due && html`<${ClockChip} clock=${line.due} />`}
      <button class="button quiet" onClick=${() => toggle("facts")} aria-pressed=${facts}
        title=${t(facts ? "live.details_hide" : "live.details")}><${Icon} name="person" />${t("live.details")}</button>
      ${acts.length > 0 && html`
        <div class="thread-acts" role="group" aria-label=${t("live.acts")}>
          ${acts.map((act) => html`
            <button key=${act.id} data-act=${act.id} class=${`button ${PRIMARY.has(act.id) ? "primary" : ""}`} onClick=${act.run}
              title=${act.keys.map((key) => shown(key)).join(", ")}>${act.label}</button>`)}
        </div>`}
    </header>`;
}

function modeOf(desk, line) {
  if (line.mode !== "agent") return word("mode", line.mode);
  const mine = line.agent?.id === desk.state.me?.id;
  return mine ? t("live.led_by_you") : t("live.led_by", { name: line.agent?.name ?? "" });
}

function Gone({ problem }) {
  return html`
    <section class="pane thread empty" aria-label=${t("live.conversation")}>
      <h2>${problem.code === "not_found" ? t("live.not_yours_to_read") : sentenceOf(problem)}</h2>
      <a class="button" href="#/">${t("live.back_to_lists")}</a>
    </section>`;
}
