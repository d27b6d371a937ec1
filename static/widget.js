// The loader for a firm's own pages: one button. The chat's page loads when somebody opens it, or left it open.
(() => {
  "use strict";
  const script = document.currentScript;
  if (window.Recourse || !script) return;

  const LOOK = {}; // the server writes the firm's look here
  const home = new URL(script.src).origin;
  const WORDS = {
    fr: { open: "Ouvrir la discussion", close: "Réduire la discussion", title: "Discussion", unread: "messages non lus :" },
    en: { open: "Open the chat", close: "Minimise the chat", title: "Chat", unread: "unread messages:" },
  };
  const TALKING = "recourse.talking";
  const listeners = new Map();
  const leaving = new AbortController();
  const side = (script.dataset.position ?? LOOK.position) === "left" ? "left" : "right";
  let chosen = script.dataset.language in WORDS ? script.dataset.language : null;
  let language = chosen ?? (document.documentElement.lang.startsWith("en") ? "en" : "fr");
  let frame = null;
  let loaded = false;
  let unread = 0;
  let opened = false;
  let identity;

  const place = document.createElement("div");
  place.id = "recourse";
  const root = place.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host{all:initial;position:fixed;z-index:2147483000;${side}:20px;bottom:20px;color-scheme:light dark}
    button{position:relative;display:grid;grid-auto-flow:column;gap:8px;place-items:center;min-width:56px;height:56px;margin:0;padding:0;border:1px solid transparent;border-radius:28px;
      background:var(--recourse,#23608c);background:oklch(from var(--recourse,#23608c) min(l,.52) c h);color:#fff;font:600 15px system-ui,sans-serif;box-shadow:0 2px 12px #0005;cursor:pointer}
    button:focus-visible{outline:3px solid #fff;outline-offset:-5px;box-shadow:0 0 0 3px #000}
    svg{width:26px;height:26px;fill:none;stroke:currentColor;stroke-width:1.5;stroke-linecap:round;stroke-linejoin:round}
    b{position:absolute;top:-4px;right:-4px;min-width:22px;box-sizing:border-box;padding:0 6px;border:1px solid #fff;border-radius:11px;background:#b3261e;color:#fff;
      font:600 13px/20px system-ui,sans-serif;text-align:center}
    button:has(span:not(:empty)){padding:0 20px 0 16px}span:empty{display:none}
    .panel{position:fixed;${side}:20px;bottom:88px;width:380px;height:min(640px,calc(100vh - 108px));overflow:hidden;border:1px solid #8886;
      border-radius:12px;background:Canvas;box-shadow:0 8px 40px #0005}
    iframe{display:block;width:100%;height:100%;border:0}
    [hidden]{display:none!important}
    @media (max-width:480px),(max-height:420px){.panel{inset:0;width:100%;height:100%;border:0;border-radius:0}.opened button{display:none}}
  `);
  root.adoptedStyleSheets = [sheet];
  const colour = script.dataset.colour ?? LOOK.colour;
  if (/^#[0-9a-f]{6}$/i.test(colour ?? "")) place.style.setProperty("--recourse", colour);

  const panel = document.createElement("div");
  const button = document.createElement("button");
  const badge = document.createElement("b");
  const text = document.createElement("span");
  const sign = drawing();
  const whole = document.createElement("div");
  panel.className = "panel";
  panel.hidden = badge.hidden = true;
  button.type = "button";
  button.append(sign, text, badge);
  whole.append(panel, button);
  root.append(whole);

  function drawing() {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 20 20");
    svg.setAttribute("aria-hidden", "true");
    svg.append(document.createElementNS(svg.namespaceURI, "path"));
    return svg;
  }

  function show() {
    const words = WORDS[language];
    const label = words[opened ? "close" : "open"];
    button.setAttribute("aria-label", unread && !opened ? `${label}, ${words.unread} ${unread}` : label);
    button.setAttribute("aria-expanded", String(opened));
    sign.firstChild.setAttribute("d", opened ? "m5 8 5 5 5-5" : "M4.5 4h11A1.5 1.5 0 0 1 17 5.5v7a1.5 1.5 0 0 1-1.5 1.5H9l-4 3v-3h-.5A1.5 1.5 0 0 1 3 12.5v-7A1.5 1.5 0 0 1 4.5 4ZM7 7.5h6M7 10.5h4");
    text.textContent = (!opened && LOOK.button?.[language]) || "";
    badge.hidden = opened || !unread;
    badge.textContent = unread > 99 ? "99+" : String(unread);
    panel.hidden = !opened;
    whole.className = opened ? "opened" : "";
    if (frame) frame.title = words.title;
  }

  function load() {
    if (frame) return;
    frame = document.createElement("iframe");
    frame.allow = `clipboard-write ${home}`;
    frame.src = `${home}/chat${chosen ? `?language=${chosen}` : ""}`;
    frame.addEventListener("load", () => {
      loaded = true;
      if (identity) tell("identity", identity);
      tell(opened ? "shown" : "hidden");
    });
    panel.append(frame);
  }

  function tell(name, value) {
    if (loaded) frame.contentWindow.postMessage({ recourse: name, value }, home);
  }

  function fire(name, detail) {
    for (const listener of [...(listeners.get(name) ?? [])]) listener(detail);
  }

  // The host's own note that a conversation is open.
  function talking(value) {
    try {
      if (value === undefined) return localStorage.getItem(TALKING) === "1";
      if (value) localStorage.setItem(TALKING, "1");
      else localStorage.removeItem(TALKING);
    } catch {
      return false;
    }
  }

  const heard = {
    close: () => Recourse.close(),
    unread: (count) => {
      if (!Number.isInteger(count) || count === unread) return;
      unread = count;
      show();
      fire("unread", count);
    },
    mode: (mode) => {
      talking(mode !== "closed");
      fire("mode", mode);
    },
    language: (value) => {
      if (!(value in WORDS)) return;
      language = value;
      show();
    },
  };

  // Described in docs/widget.md.
  const Recourse = {
    open() {
      if (opened || leaving.signal.aborted) return;
      opened = true;
      load();
      show();
      frame.focus();
      tell("shown");
      fire("open");
    },
    close() {
      if (!opened) return;
      opened = false;
      show();
      button.focus();
      tell("hidden");
      fire("close");
    },
    setLanguage(value) {
      if (!(value in WORDS)) return;
      chosen = language = value;
      show();
      tell("language", value);
    },
    identify(jwt) {
      identity = jwt;
      tell("identity", jwt);
    },
    on(name, listener) {
      listeners.set(name, [...(listeners.get(name) ?? []), listener]);
      return () => listeners.set(name, listeners.get(name).filter((one) => one !== listener));
    },
    destroy() {
      leaving.abort();
      place.remove();
      delete window.Recourse;
    },
  };

  const { signal } = leaving;
  button.addEventListener("click", () => (opened ? Recourse.close() : Recourse.open()));
  root.addEventListener("keydown", (event) => event.key === "Escape" && Recourse.close());
  addEventListener("message", ({ origin, source, data }) => {
    if (origin !== home || !frame || source !== frame.contentWindow) return;
    if (typeof data?.recourse === "string" && Object.hasOwn(heard, data.recourse)) heard[data.recourse](data.value);
  }, { signal });

  function start() {
    document.body.append(place);
    show();
    if (talking()) load();
  }

  window.Recourse = Recourse;
  if (document.readyState === "complete") start();
  else addEventListener("load", start, { signal });
})();
