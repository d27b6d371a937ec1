// A receipt is pasted, or comes behind the `#` of a link, and the register says whether it still stands.

import { longInstant } from "/static/shared/dates.js";
import { h, put } from "/static/shared/dom.js";
import { icon } from "/static/shared/icons.js";
import { WORDS } from "./words.js";

const LANGUAGE = document.documentElement.lang;
const LONGEST = 20_000;
const LOOKS = { unchanged: ["good", "shield"], changed: ["bad", "warning"], missing: ["bad", "warning"], not_ours: ["warn", "warning"] };

const say = (key) => WORDS[key][LANGUAGE === "fr" ? 0 : 1];
const text = h("textarea.input", { id: "pasted", rows: 6, maxlength: LONGEST, spellcheck: "false", autocomplete: "off", "aria-describedby": "hint problem" });
const problem = h("p.problem", { id: "problem", role: "alert" });
const button = h("button.button.primary", say("check"));
const verdict = h("div", { role: "status" });

function row(key, ...value) {
  return [h("dt.soft", say(key)), h("dd", value)];
}

function shown({ verdict: found, number, at, key }) {
  const [tone, sign] = LOOKS[found];
  return h(
    `section.card.verdict.${tone}`,
    { "data-verdict": found },
    h("h2", icon(sign), say(`title.${found}`)),
    h("p", say(`says.${found}`)),
    h("dl", row("number", String(number)), row("at", h("time", { datetime: at }, longInstant(LANGUAGE, at))), row("key", h("code", key))),
  );
}

function complain(key) {
  problem.textContent = say(key);
  text.setAttribute("aria-invalid", "true");
  text.focus();
}

async function check(event) {
  event?.preventDefault();
  problem.textContent = "";
  text.removeAttribute("aria-invalid");
  put(verdict);
  if (!text.value.trim()) return complain("empty");
  put(verdict, h("p.soft", say("checking")));
  const body = JSON.stringify({ receipt: text.value });
  const answer = await fetch("/api/register/receipt", { method: "POST", headers: { "Content-Type": "application/json" }, body }).catch(() => null);
  const told = await answer?.json().catch(() => null);
  put(verdict, answer?.ok && told ? shown(told) : null);
  if (!answer?.ok) complain(["bad_request", "slow_down"].includes(told?.code) ? told.code : "no_line");
}

document.title = `${say("title")} · ${document.title}`;
put(
  document.getElementById("receipt"),
  h("h1", say("title")),
  h("p", say("lead")),
  h(
    "form.stack",
    { novalidate: true, onsubmit: check },
    h("div.field", h("label", { for: text.id }, say("label")), text, h("p.soft.small", { id: "hint" }, say("hint")), problem),
    h("div.row", button),
  ),
  verdict,
);
if (location.hash.length > 1) {
  text.value = location.hash.slice(1);
  check();
}
