// Finds actions by a few letters in their order, as command menus do; accents and case do not matter.

/** Items whose `label` holds the letters of `typed` in order, the best first; all when nothing is typed. */
export function matching(items, typed) {
  const wanted = plain(typed).replace(/\s+/g, "");
  if (!wanted) return items;
  return items
    .map((item, place) => ({ item, place, score: scoreOf(plain(item.label), wanted) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score || one.place - other.place)
    .map(({ item }) => item);
}

/** 0 when a letter is missing; letters at the start of a word, and side by side, count more. */
function scoreOf(label, wanted) {
  let score = 0;
  let from = 0;
  let previous = -2;
  for (const letter of wanted) {
    const at = placeOf(label, letter, from, previous);
    if (at < 0) return 0;
    score += 1 + (at === previous + 1 ? 4 : 0) + (at === 0 || label[at - 1] === " " ? 3 : 0);
    previous = at;
    from = at + 1;
  }
  return score / Math.sqrt(label.length);
}

function placeOf(label, letter, from, previous) {
  if (label[previous + 1] === letter && previous >= 0) return previous + 1;
  const atWord = from === 0 && label[0] === letter ? 0 : label.indexOf(` ${letter}`, Math.max(from - 1, 0)) + 1;
  return atWord > 0 || (atWord === 0 && label[0] === letter && from === 0) ? atWord : label.indexOf(letter, from);
}

export function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[’']/g, " ").toLowerCase();
}
