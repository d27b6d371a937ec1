// Where one is, how fresh the screen is, and the ways to everything else.
import { Component, html } from "./html.js";
import { LANGUAGES, language, t } from "./i18n.js";
import { Icon } from "./icon.js";
import { freshness } from "./live/freshness.js";
import { unreadIn } from "./live/state.js";
import { firstPage, may } from "./roles.js";
import { lasting } from "./when.js";

const PLACES = [
  ["live", "#/", "chat", ["live"]],
  ["complaints", "#/complaints", "register", ["work", "complaints", "complaint", "register", "subjects", "trail", "intake", "inquiries", "inquiry"]],
  ["transcripts", "#/transcripts", "history", ["transcripts", "transcript"]],
  ["people", "#/people", "people", ["people"]],
  ["figures", "#/figures", "chart", ["figures", "reviews", "gaps", "board"]],
];
const NAMES = { fr: "Français", en: "English" };
const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

export function Header({ app, me, desk, route }) {
  const other = LANGUAGES.find((each) => each !== language());
  return html`
    <header class="top">
      <a class="brand" href=${firstPage(me)} aria-label="Recourse"><span class="brand-mark" aria-hidden="true"></span><span>Recourse</span></a>
      <nav aria-label=${t("shell.nav")}>
        ${PLACES.filter(([place]) => may(me, place)).map(([place, href, icon, pages]) => html`
          <a href=${href} aria-current=${pages.includes(route.page) ? "page" : undefined}>
            <${Icon} name=${icon} />${t(`shell.${place}`)}
            ${place === "live" && html`<${Unread} desk=${desk} />`}
          </a>`)}
      </nav>
      <div class="top-end">
        ${desk && html`<${Freshness} desk=${desk} />`}
        <button class="button quiet" onClick=${() => app.float("menu")} title=${t("shell.commands")}>
          <${Icon} name="keyboard" /><span class="visually-hidden">${t("shell.commands")}</span>
          <kbd>${isMac ? "⌘K" : "Ctrl K"}</kbd>
        </button>
        <button class="button quiet" lang=${other} title=${NAMES[other]} onClick=${() => app.speak(other)}>
          <${Icon} name="language" /><span class="wide">${NAMES[other]}</span>
          <span class="narrow">${other.toUpperCase()}</span>
        </button>
        <${Account} app=${app} me=${me} here=${route.page === "settings"} />
      </div>
    </header>`;
}

function Account({ app, me, here }) {
  const roles = me.roles.map((role) => t(`role.${role}`)).join(", ");
  const label = t("shell.account", { name: me.name, roles });
  return html`
    <a class="account" href="#/settings" title=${`${label}. ${t("shell.settings")}`} aria-current=${here ? "page" : undefined}>
      <span class="initials" aria-hidden="true">${initialsOf(me.name)}</span>
      <span class="visually-hidden">${label}. ${t("shell.settings")}</span>
    </a>
    <button class="button quiet icon-only" onClick=${app.signOut} title=${t("shell.sign_out")}
      aria-label=${t("shell.sign_out")}><${Icon} name="end" /></button>`;
}

function Unread({ desk }) {
  const count = unreadIn(desk.state) + desk.state.waiting.length;
  return count > 0 && html`<span class="badge" title=${t("live.waiting_or_unread", { count })}>${count}</span>`;
}

/** Ticks by itself, so that the age is true also when nothing else happens. */
class Freshness extends Component {
  componentDidMount() {
    this.timer = setInterval(() => this.setState({}), 1_000);
  }

  componentWillUnmount() {
    clearInterval(this.timer);
  }

  render({ desk }) {
    const state = freshness(desk.link);
    const age = Date.now() - desk.link.syncedAt;
    const ago = state === "live" && age < 2_000 ? t("link.now") : t("link.ago", { age: lasting(age) });
    const tone = { live: "", connecting: "warn" }[state] ?? "bad";
    return html`
      <span class=${`chip freshness ${tone}`} data-state=${state}>
        <${Icon} name=${{ live: "check", connecting: "clock" }[state] ?? "warning"} />
        <span class="wide">${t(`link.${state}`, state === "live" ? { ago } : { age: lasting(age) })}</span>
        <span class="narrow">${{ live: ago, connecting: t("link.connecting") }[state] ?? lasting(age)}</span>
      </span>
      <span class="visually-hidden" role="status">${state === "live" ? "" : t(`link.${state}_said`)}</span>`;
  }
}

export function initialsOf(name) {
  return name.split(/\s+/).slice(0, 2).map((part) => part[0]?.toUpperCase() ?? "").join("");
}
