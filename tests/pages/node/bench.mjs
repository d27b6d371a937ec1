// A tab's shelf, a clock that the test turns and a server that the test plays.

export function shelf(kept = new Map()) {
  return {
    kept,
    get: (key) => (kept.has(key) ? JSON.parse(kept.get(key)) : null),
    set: (key, value) => kept.set(key, JSON.stringify(value)),
    remove: (key) => kept.delete(key),
  };
}

export function clock() {
  let timers = [];
  return {
    waits: [],
    later(act, milliseconds) {
      this.waits.push(milliseconds);
      timers.push(act);
      return act;
    },
    cancel: (act) => (timers = timers.filter((one) => one !== act)),
    async ring() {
      const due = timers;
      timers = [];
      for (const act of due) act();
      await settled();
    },
    get set() {
      return timers.length;
    },
  };
}

/** Lets everything that waits only for promises happen. */
export async function settled() {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

/** `answers`: what each call gets, in order; an Error is an unknown outcome. The last one stays. */
export function server(...answers) {
  const heard = [];
  const send = async (command, payload) => {
    heard.push([command, payload]);
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { heard, send };
}
