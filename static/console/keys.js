// Which action a key means. Letters alone count only outside of fields, and only while the person wants them.

const FIELDS = "input, textarea, select, [contenteditable]";
const isMac = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? "");

export function onKey(event, app) {
  if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return;
  const action = app.actions.find(({ keys = [] }) => keys.some((key) => isPressed(key, event)));
  if (!action) return;
  // Until its `close` event a closed dialog still holds the focus, in a field that nobody can see.
  const writing = event.target.closest?.(FIELDS) && !event.target.closest("dialog:not([open])");
  if (isSingle(event) && (writing || !app.state.singleKeys)) return;
  event.preventDefault();
  action.run();
}

/** `key`: `t`, `?`, `alt+ArrowDown`, `mod+k` (⌘ on a Mac, else Ctrl). */
export function isPressed(key, event, mac = isMac) {
  const parts = key.split("+");
  const name = parts.pop();
  const mod = mac ? event.metaKey : event.ctrlKey;
  const otherMod = mac ? event.ctrlKey : event.metaKey;
  return (
    event.key.toLowerCase() === name.toLowerCase() &&
    mod === parts.includes("mod") &&
    event.altKey === parts.includes("alt") &&
    !otherMod
  );
}

/** As a person reads it: `⌘K`, `Ctrl K`, `Alt ↓`, `T`. */
export function shown(key, mac = isMac) {
  const words = { mod: mac ? "⌘" : "Ctrl", alt: mac ? "⌥" : "Alt", ArrowDown: "↓", ArrowUp: "↑" };
  return key.split("+").map((part) => words[part] ?? part.toUpperCase()).join(" ");
}

function isSingle(event) {
  return !event.ctrlKey && !event.metaKey && !event.altKey;
}
