// Everything that the first paint can do without, put in its place in one go.

import { h } from "/static/shared/dom.js";
import { AskBar } from "./ask_bar.js";
import { Attention } from "./attention.js";
import { Banner } from "./banner.js";
import { CodeRequest } from "./code_request.js";
import { Correcting } from "./correcting.js";
import { FilesPanel } from "./files_panel.js";
import { Healing } from "./healing.js";
import { Log } from "./log.js";
import { Menu } from "./menu.js";
import { Pickers } from "./pickers.js";
import { SidePanel } from "./side_panel.js";
import { TypingLine } from "./typing_line.js";
import { UnsentActs } from "./unsent_acts.js";

const STYLES = ["log", "lines", "complaint", "panels"].map((name) => `/static/chat/late/${name}.css`);

/** The words and styles of the rest. Rejects when some are missing. */
export function load(chat) {
  return Promise.all([chat.words.also((language) => import(`./words/${language}.js`)), ...STYLES.map(styled)]);
}

/** `places`: the elements of the first paint, `{header, opening, composer}`. */
export function complete(chat, { header, opening, composer }) {
  chat.conversation.heal(Healing);
  chat.attention = new Attention(chat);
  chat.composer = () => composer;
  chat.correcting = new Correcting(chat.conversation, composer);
  chat.codeRequest = new CodeRequest(chat.conversation, composer);
  chat.unsentActs = new UnsentActs(chat);
  const log = Log.make(chat);
  opening.before(Banner.make(chat));
  opening.replaceWith(log);
  composer.before(TypingLine.make(chat), SidePanel.make(chat), AskBar.make(chat));
  composer.take(FilesPanel.make(chat), new Pickers(chat));
  header.take(Menu.make(chat));
  followFocus(chat, log, composer);
}

function styled(href) {
  return new Promise((resolve, reject) => {
    document.head.append(h("link", { rel: "stylesheet", href, onload: resolve, onerror: () => reject(new Error(`no ${href}`)) }));
  });
}

function followFocus({ host }, log, composer) {
  // A person who answered with a button goes on with buttons, else writes.
  log.addEventListener("answered", () => log.focusAsk() || composer.focusField());
  // On a phone the keyboard would cover what there is to read.
  const start = () => (matchMedia("(pointer: coarse)").matches ? log.focusLines() : composer.focusField());
  host.addEventListener("shown", start);
  if (host.visible && document.activeElement === document.body) start();
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) host.close();
  });
}
