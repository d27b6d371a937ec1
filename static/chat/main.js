// The chat page: makes the state, paints what one sees first, and lets the rest follow.

import { io } from "/npm/socket.io-client.js";
import { h, put } from "/static/shared/dom.js";
import { Shelf } from "/static/shared/storage.js";
import { Words } from "/static/shared/words.js";
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { Drafts } from "./drafts.js";
import { Header } from "./header.js";
import { Host } from "./host.js";
import { Notices } from "./notices.js";
import { Opening } from "./opening.js";
import { Settings } from "./settings.js";
import { Tokens } from "./token.js";

const chosen = new URLSearchParams(location.search).has("language");
const language = document.documentElement.lang === "en" ? "en" : "fr";
const host = new Host(); // listens before the page's load event, after which the loader speaks first

start();

async function start() {
  const lasting = new Shelf("localStorage");
  const tab = new Shelf("sessionStorage");
  const words = new Words((wanted) => import(`./words/${wanted}.js`));
  const conversation = new Conversation({ io, tokens: new Tokens(lasting), tab, language, chosen });
  const chat = { conversation, words, host, lasting, settings: new Settings(), tab, drafts: new Drafts(tab), notices: new Notices() };
  host.addEventListener("identity", ({ detail }) => conversation.identify(detail));
  conversation.addEventListener("notice", ({ detail }) => chat.notices.show(detail));
  if (!lasting.lasting) chat.notices.show("notice.not_kept");
  chat.settings.load();
  await words.use(language);
  const places = paint(chat);
  followLanguage(chat);
  host.met.then(() => conversation.open());
  await follow(chat, places);
}

function paint(chat) {
  const [header, opening, composer] = [Header, Opening, Composer].map((part) => part.make(chat));
  put(document.querySelector("#chat"), h("header", header), h("main", opening, composer));
  if (chat.host.visible && !matchMedia("(pointer: coarse)").matches) composer.focusField();
  return { header, opening, composer };
}

async function follow(chat, places) {
  const late = await import("./late/late.js")
    .then((module) => module.load(chat).then(() => module))
    .catch((error) => console.warn("recourse: not all of the page came", error.message));
  if (late) late.complete(chat, places);
  else await places.opening.fail();
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
