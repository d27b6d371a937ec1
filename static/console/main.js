// Starts the console: who is signed in, in which language, then the page.
import { csrf, get, keepCsrf } from "./api.js";
import { App } from "./app.js";
import { html, render } from "./html.js";
import { speak } from "./i18n.js";
import { attention } from "./live/attention.js";
import { Desk } from "./live/desk.js";
import { kept } from "./preferences.js";
import { may } from "./roles.js";
import { setAccent } from "../shared/dom.js";
import { Shelf } from "../shared/storage.js";

const RETRY_MS = 3_000;

async function signedIn() {
  for (;;) {
    try {
      return await get("/api/session");
    } catch (refusal) {
      if (refusal.code === "signed_out") return null;
      await new Promise((resume) => setTimeout(resume, RETRY_MS));
    }
  }
}

async function start() {
  await speak(kept("language", document.documentElement.lang));
  const session = await signedIn();
  // Who still has to set up the second factor does it where one signs in.
  if (!session || session.second_factor) {
    location.replace("/login");
    return;
  }
  keepCsrf(session.csrf);
  const firm = { topics: [], services: [], ...session.firm };
  setAccent(firm.accent);
  const storage = new Shelf("sessionStorage");
  const desk = may(session.staff, "live") ? new Desk({ token: csrf, storage }) : null;
  desk?.start();
  if (desk) attention.watch(desk);
  render(html`<${App} me=${session.staff} firm=${firm} desk=${desk} drafts=${storage} />`, document.getElementById("console"));
}

start();
