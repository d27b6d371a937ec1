// The chat page: makes the state, puts the elements on the page, and ties them together.

import { io } from "/npm/socket.io-client.js";
import { h, put } from "/static/shared/dom.js";
import { Shelf } from "/static/shared/storage.js";
import { Words } from "/static/shared/words.js";
import { AskBar } from "./ask_bar.js";
import { Attention } from "./attention.js";
import { Banner, Notices } from "./banner.js";
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { Drafts } from "./drafts.js";
import { Header } from "./header.js";
import { Host } from "./host.js";
import { Log } from "./log.js";
import { Settings } from "./settings.js";
import { SidePanel } from "./side_panel.js";
import { Tokens } from "./token.js";
import { TypingLine } from "./typing_line.js";

const chosen = new URLSearchParams(location.search).has("language");
const language = document.documentElement.lang === "en" ? "en" : "fr";
const host = new Host(); // listens before the page's load event, after which the loader speaks first

start();

async function start() {
  const lasting = new Shelf("localStorage");
  const tab = new Shelf("sessionStorage");
  const words = new Words((wanted) => import(`./words/${wanted}.js`));
  const conversation = new Conversation({ io, tokens: new Tokens(lasting), tab, language, chosen });
  const chat = {
    conversation,
    words,
    host,
    settings: new Settings(),
    drafts: new Drafts(tab),
    notices: new Notices(),
    attention: new Attention(conversation, host, lasting),
  };
  chat.settings.load();
  await words.use(language);
  const parts = build(chat);
  followLanguage(chat);
  followFocus(chat, parts);
  conversation.addEventListener("notice", ({ detail }) => chat.notices.show(detail));
  if (!lasting.lasting) chat.notices.show("notice.not_kept");
  conversation.open();
}

function build(chat) {
  const [header, banner, log, typing, side, bar, composer] = [Header, Banner, Log, TypingLine, SidePanel, AskBar, Composer].map(
    (part) => part.make(chat),
  );
  chat.composer = () => composer;
  put(document.querySelector("#chat"), h("header", header), h("main", banner, log, typing, side, bar, composer));
  return { log, composer };
}

function followLanguage({ conversation, words, host: page }) {
  conversation.addEventListener("language", async () => {
    await words.use(conversation.language);
    document.documentElement.lang = conversation.language;
    page.tell("language", conversation.language);
  });
  page.addEventListener("language", ({ detail }) => {
    if (detail !== conversation.language) conversation.speak(detail);
  });
}

function followFocus({ host: page }, { log, composer }) {
  // A person who answered with a button goes on with buttons, else writes.
  log.addEventListener("answered", () => log.focusAsk() || composer.focusField());
  // On a phone the keyboard would cover what there is to read.
  const start = () => (matchMedia("(pointer: coarse)").matches ? log.focusLines() : composer.focusField());
  page.addEventListener("shown", start);
  if (page.visible) start();
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) page.close();
  });
}
