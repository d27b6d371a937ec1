// The conversation to take along: as PDF, by mail, as plain text.

import { h, uniqueId } from "/static/shared/dom.js";
import { icon } from "/static/shared/icons.js";
import { newId } from "/static/shared/outbox.js";
import { download } from "./server_files.js";

const PATH = "/api/chat/transcript?format=";

export class TakeAlong {
  /** Opens the question how. */
  static ask(chat) {
    const { words } = chat;
    const title = uniqueId("along");
    const state = h("p", { role: "status" });
    const dialog = h(
      "dialog",
      { "aria-labelledby": title },
      h(
        "div.stack",
        h("h2", { id: title }, words.say("along.title")),
        h("p", words.say("along.meaning")),
        h(
          "div.stack.ways",
          way("file", words.say("along.pdf"), { "data-along": "pdf" }, () => save("pdf", chat, state)),
          way("inbox", words.say("along.mail"), { "data-along": "mail" }, () => mail(chat, state)),
          way("download", words.say("along.txt"), { "data-along": "txt" }, () => save("txt", chat, state)),
        ),
        state,
        h("button.button.quiet", { type: "button", onclick: () => dialog.close() }, words.say("along.close")),
      ),
    );
    dialog.addEventListener("close", () => dialog.remove());
    dialog.addEventListener("keydown", (event) => event.stopPropagation());
    document.body.append(dialog);
    dialog.showModal();
  }
}

function way(sign, label, attributes, act) {
  return h("button.button", { type: "button", ...attributes, onclick: act }, icon(sign), label);
}

async function save(form, { conversation, words }, state) {
  state.textContent = words.say("along.making");
  const outcome = await download(conversation.token, PATH + form).then(() => "along.saved", ({ code }) => `download.${code}`);
  state.textContent = words.say(outcome);
}

async function mail({ conversation, words }, state) {
  state.textContent = words.say("along.sending");
  const answer = await conversation.connection.ask("mail_transcript", { client_id: newId() }).catch(() => null);
  if (answer?.ok) state.textContent = words.say("along.sent", { to: answer.ok.to });
  else state.textContent = words.say(answer?.error?.details?.email ? "along.no_address" : answer?.error?.code === "slow_down" ? "along.slow_down" : "along.not_sent");
}
