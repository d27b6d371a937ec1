// Calls an agent who looks elsewhere: once when somebody begins to wait or writes, louder while nobody takes.
import { t } from "../i18n.js";
import { keep, kept } from "../preferences.js";
import { Sound } from "../../shared/sound.js";
import { calls } from "./calling.js";

const TICK_MS = 5_000;

class Attention {
  #sound = new Sound();
  #told = new Map();
  #desk;
  wishes = { sound: kept("sound", false), notify: kept("notify", false) };

  get forbidden() {
    return typeof Notification === "undefined" || Notification.permission === "denied";
  }

  get permitted() {
    return typeof Notification !== "undefined" && Notification.permission === "granted";
  }

  wish(changed) {
    this.wishes = { ...this.wishes, ...changed };
    for (const [name, on] of Object.entries(changed)) keep(name, on);
  }

  async askPermission() {
    if (!this.forbidden && !this.permitted) await Notification.requestPermission();
  }

  /** From now on, as long as the page lives. */
  watch(desk) {
    this.#desk = desk;
    desk.addEventListener("change", this.#look);
    setInterval(this.#look, TICK_MS);
  }

  play(times) {
    this.#sound.play(times);
  }

  #look = () => {
    const watched = !document.hidden && document.hasFocus();
    const { told, call } = calls(this.#desk.state, this.#told, { now: Date.now(), watched });
    this.#told = told;
    if (!call) return;
    if (this.wishes.sound) this.play(call.level);
    if (this.wishes.notify && this.permitted && !watched) this.#notify(call);
  };

  #notify({ line, level, reason }) {
    const name = line.name ?? t("live.nameless");
    // One slip a conversation, and nothing of what was said: others see this screen too.
    const note = new Notification(t(`attention.${reason}`, { name }), {
      tag: line.conversation, renotify: true, requireInteraction: level > 1, silent: true,
    });
    note.onclick = () => {
      window.focus();
      location.hash = `#/live/${line.conversation}`;
      note.close();
    };
  }
}

export const attention = new Attention();
