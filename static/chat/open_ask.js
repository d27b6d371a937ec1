// Which question is open. The server says so in `welcome` and `mode`; in between, the entries tell.

const ENDS_ANY_ASK = new Set(["waiting", "joined", "closed"]);

/**
 * `base` is the server's last word, `{ask, seq}`: the ask that was open when the line stood at `seq`.
 * `entries`: the whole line, ascending. Returns the open ask or `null`.
 */
export function openAsk(base, entries) {
  let ask = base.ask;
  for (const entry of entries) {
    if (entry.seq <= base.seq) continue;
    if (entry.ask) {
      ask = { ...entry.ask, to: entry.seq };
    } else if (ask && entry.seq > ask.to && closes(ask, entry)) {
      ask = null;
    }
  }
  return ask;
}

function closes(ask, entry) {
  if (ENDS_ANY_ASK.has(entry.kind)) return true;
  if (entry.by !== "customer" || entry.field !== ask.field) return false;
  return ask.type !== "files" || entry.kind !== "file";
}
