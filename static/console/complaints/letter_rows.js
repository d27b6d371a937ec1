// A complaint's letters as the outbox and the register together tell of them. Pure.

const SENT = new Set(["sent", "recorded"]);

/**
 * `letters`: of the outbox; `told`: what the register says left or came back. Gives `[{key, letter?, kind?, state, told?}]`,
 * where `state` is `due`, `to_print`, `sent`, `posted`, `unsure`, `failed` or `bounced`.
 */
export function letterRows(letters, told) {
  const written = letters.map((letter) => {
    const last = told.findLast((row) => row.letter === letter._id);
    return { key: letter._id, letter, kind: letter.kind, state: stateOf(letter, last), told: last };
  });
  const known = new Set(letters.map(({ _id: id }) => id));
  // Recorded with its proof alone: a letter that never was in the outbox.
  const paper = told.filter(({ letter }) => !known.has(letter));
  return [...written, ...paper.map((row, place) => ({ key: `paper-${place}`, kind: row.kind, state: "posted", told: row }))];
}

function stateOf({ state }, told) {
  // What somebody recorded by hand stands above what the outbox last knew.
  if (told && !told.bounced_at && !SENT.has(state) && state !== "due") return "posted";
  return SENT.has(state) ? "sent" : state;
}
