// Full-jitter back-off: any time between nothing and a ceiling that doubles, so that
// a thousand pages that lost the same server do not come back in the same second.

/** Milliseconds to wait before try number `tries` (1, 2, 3…); never less than `atLeast`. */
export function backoff(tries, { random = Math.random, base = 500, ceiling = 15_000, atLeast = 0 } = {}) {
  const top = Math.min(ceiling, base * 2 ** Math.min(tries - 1, 20));
  return Math.max(atLeast, Math.round(random() * top));
}
