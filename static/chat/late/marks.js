// Under a customer's line: on its way, sent, seen, or refused with what to do.

import { h } from "/static/shared/dom.js";
import { icon } from "/static/shared/icons.js";

/** The mark of `entry`; `item` is its outbox item while it has one, `last` whether it is the newest that is sent. */
export function markOf(entry, item, last, chat) {
  const { words, conversation } = chat;
  if (item?.state === "refused") return refused(item, chat);
  if (item?.state === "sending") {
    const key = conversation.connection.state === "live" ? "mark.sending" : "mark.kept";
    return sign("clock", words.say(key));
  }
  if (!last && entry.seq !== undefined) return null;
  const seen = entry.seq !== undefined && entry.seq <= conversation.seenByStaff;
  return seen ? sign("checks", words.say("mark.seen")) : sign("check", words.say("mark.sent"));
}

function sign(name, text) {
  return h("p.sign", icon(name), text);
}

function refused(item, { conversation, words, composer }) {
  const { outbox } = conversation;
  const why = words.has(`refused.${item.code}`) ? `refused.${item.code}` : "refused.other";
  const again = item.code === "internal";
  const act = (key, onclick) => h("button.button.quiet", { type: "button", onclick }, words.say(key));
  const takeBack = () => {
    composer().takeBack(item.payload.text);
    outbox.remove(item.client_id);
  };
  return h(
    "div.refused",
    h("p.problem", icon("warning"), words.say(why)),
    h(
      "div.row",
      again ? act("refused.again", () => outbox.retry(item.client_id)) : null,
      item.payload.text ? act("refused.edit", takeBack) : null,
      act("refused.remove", () => outbox.remove(item.client_id)),
    ),
  );
}
