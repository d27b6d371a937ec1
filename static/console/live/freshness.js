// How fresh what stands on the screen is; an agent must never believe in a line that is gone.

export const BEAT_MS = 10_000;
const STALE_AFTER_MS = 25_000;

/** `connecting`, `live`, `stale` (nothing heard for 25 s) or `down`. */
export function freshness({ connected, syncedAt }, now = Date.now()) {
  if (!syncedAt) return "connecting";
  if (!connected) return "down";
  return now - syncedAt > STALE_AFTER_MS ? "stale" : "live";
}

/** Writing is allowed on a thread that was read since the line came up, while the line is fresh. */
export function writable(link, thread, now = Date.now()) {
  return freshness(link, now) === "live" && Boolean(thread?.synced);
}
