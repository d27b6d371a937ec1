// When to call, and how loudly. Pure: what was told before comes in, what is told now goes out.

/** Milliseconds of waiting at which the call grows louder; past the last it repeats each half minute. */
const LOUDER_MS = [0, 30_000, 60_000];
const AGAIN_MS = 30_000;

/**
 * `told`: what each conversation was last told of, by its id. `watched`: somebody looks at the page.
 * Gives `{told, call?: {line, level: 1 | 2 | 3, reason: "waiting" | "offered" | "unread"}}`, the loudest of the new calls.
 */
export function calls({ me, waiting, mine }, told, { now, watched }) {
  const next = new Map();
  const due = [];
  // Who is away is not called to the queue; the customers one already leads still count.
  for (const line of me?.available ? waiting : []) {
    const offered = line.offer !== undefined && line.offer.id === me.id;
    if (line.offer && !offered) continue;
    const step = stepOf(now - Date.parse(line.waiting_since));
    next.set(line.conversation, { step, offered });
    const before = told.get(line.conversation);
    const anew = step > (before?.step ?? -1) || (offered && !before?.offered);
    // What is offered to nobody else is louder from the first moment.
    const level = Math.min(step + (offered ? 2 : 1), LOUDER_MS.length);
    if (anew) due.push({ line, level, reason: offered ? "offered" : "waiting" });
  }
  for (const line of mine) {
    const before = told.get(line.conversation);
    next.set(line.conversation, { unread: line.unread });
    const heard = before?.unread ?? line.unread;
    if (line.unread > heard && !watched) due.push({ line, level: 1, reason: "unread" });
  }
  const [call] = due.sort((one, other) => other.level - one.level);
  return { told: next, call };
}

function stepOf(waited) {
  const last = LOUDER_MS.length - 1;
  if (waited < LOUDER_MS[last]) return LOUDER_MS.findLastIndex((at) => waited >= at) || 0;
  return last + Math.floor((waited - LOUDER_MS[last]) / AGAIN_MS);
}
