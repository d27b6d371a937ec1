// The promise that an inquiry still waits for, as a clock. Pure.

/** `inquiry`: `{state, reply_by, promised_on?}`, local days; an interim reply promised another day. */
export function clockOf({ state, reply_by: by, promised_on: promised }) {
  return state === "interim" && promised ? { clock: "promised", by: promised } : { clock: "interim", by };
}
