// The controls of the open question that stand in the log: choices, ratings, declarations, the read-back.

import { h, uniqueId } from "/static/shared/dom.js";
import { icon } from "/static/shared/icons.js";

/** What each of these choices weighs on screen; all others are plain. */
const PRIMARY = new Set(["file"]);
const QUIET = new Set(["drop", "skip"]);

/** The controls for `ask`, or `null` when it is answered in the composer alone. */
export function askControls(ask, chat) {
  if (ask.type === "confirm") return h("div.ask", confirmation(ask, chat));
  if (ask.earlier) return h("div.ask", earlier(ask, chat));
  if (ask.type !== "choice" || !ask.choices) return null;
  const choices = ask.field === "rating" ? ratings(ask, chat) : buttons(ask, chat);
  return h("div.ask", ask.summary ? readBack(ask, chat) : null, choices);
}

function buttons(ask, { conversation, words }) {
  return h(
    "div.choices",
    { role: "group", "aria-label": words.say("ask.choices") },
    ask.choices.map(({ value, label }) => {
      return h(weightOf(value, ask), { type: "button", "data-choice": value, onclick: () => conversation.choose(value, label) }, label);
    }),
  );
}

// What was written before is kept as it is, or taken into the box and finished there.
function earlier(ask, chat) {
  const edit = h("button.button.choice", { type: "button", "data-edit": ask.field, onclick: () => chat.composer().fill(ask.earlier) }, chat.words.say("earlier.edit"));
  const choices = buttons(ask, chat);
  choices.append(edit);
  return choices;
}

function weightOf(value, ask) {
  if (PRIMARY.has(value)) return "button.button.primary";
  if (QUIET.has(value)) return "button.button.quiet";
  return ask.summary ? "button.button" : "button.button.choice";
}

function ratings(ask, { conversation, words }) {
  const scores = ask.choices.filter(({ value }) => /^[1-5]$/.test(value));
  const rest = ask.choices.filter(({ value }) => !/^[1-5]$/.test(value));
  return h(
    "div.stack",
    scoreRow(words, (score) => conversation.choose(String(score), scores.find(({ value }) => value === String(score)).label)),
    rest.map(({ value, label }) =>
      h("button.button.quiet", { type: "button", "data-choice": value, onclick: () => conversation.choose(value, label) }, label),
    ),
  );
}

/** Five buttons, 1 to 5, with words at both ends. `act(score)`. */
export function scoreRow(words, act) {
  return h(
    "div.rating",
    { role: "group", "aria-label": words.say("rating.label") },
    [1, 2, 3, 4, 5].map((score) =>
      h("button.button", { type: "button", "data-choice": score, "aria-label": words.say("rating.score", { score }), onclick: () => act(score) }, score),
    ),
    h("span.low.soft.small", words.say("rating.low")),
    h("span.high.soft.small", words.say("rating.high")),
  );
}

// Unticked on purpose: to declare is an act of the person, never a default.
function confirmation(ask, { conversation, words }) {
  const id = uniqueId("declare");
  const problem = h("p.problem", { id: `${id}-problem`, role: "alert" });
  const box = h("input", { type: "checkbox", id, "aria-describedby": problem.id });
  const choose = (value, label) => () => {
    if (value === "yes" && !box.checked) {
      problem.textContent = words.say("confirm.tick_first");
      box.setAttribute("aria-invalid", "true");
      box.focus();
      return;
    }
    conversation.choose(value, label);
  };
  const yes = labelOf(ask, "yes") ?? words.say("confirm.yes");
  const no = labelOf(ask, "no") ?? words.say("confirm.no");
  return h(
    "div.card.confirm",
    h("label.tick", { for: id }, box, h("span", words.say("confirm.declare"))),
    problem,
    h(
      "div.row",
      h("button.button.primary", { type: "button", "data-choice": "yes", onclick: choose("yes", yes) }, yes),
      h("button.button.quiet", { type: "button", "data-choice": "no", onclick: choose("no", no) }, no),
    ),
  );
}

function labelOf(ask, wanted) {
  return ask.choices?.find(({ value }) => value === wanted)?.label;
}

// Every answer can be changed where it stands, but the declaration: it is made, not edited.
function readBack(ask, { correcting, words }) {
  const corrects = labelOf(ask, "rewrite");
  const edit = (row) => {
    if (!corrects || row.field === "declaration") return null;
    const label = words.say("read_back.edit", { label: row.label });
    return h("button.button.quiet.icon-only", { type: "button", "data-edit": row.field, "aria-label": label, title: label, onclick: () => correcting.begin(row, corrects) }, icon("edit"));
  };
  return h(
    "section.card.read-back",
    h("h2", words.say("read_back.title")),
    h("dl", ask.summary.map((row) => h("div", h("dt", row.label), h("dd", h("span", { dir: "auto" }, row.value), edit(row))))),
  );
}
