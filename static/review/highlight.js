// Shows where a search found its words.
import { plain } from "../console/menu/fuzzy.js";

/** `text` in pieces `{text, hit}`: each word of `query` found in it is a hit, accents and case aside. */
export function pieces(text, query) {
  const words = plain(query).split(/\s+/).filter(Boolean);
  if (!words.length) return [{ text, hit: false }];
  const letters = [...text];
  const flat = letters.map((letter) => plain(letter)[0] ?? " ").join("");
  const marked = new Array(letters.length).fill(false);
  for (const word of words) mark(flat, word, marked);
  return runs(letters, marked);
}

function mark(flat, word, marked) {
  for (let at = flat.indexOf(word); at >= 0; at = flat.indexOf(word, at + word.length)) {
    marked.fill(true, at, at + word.length);
  }
}

function runs(letters, marked) {
  const found = [];
  letters.forEach((letter, place) => {
    const last = found[found.length - 1];
    if (last && last.hit === marked[place]) last.text += letter;
    else found.push({ text: letter, hit: marked[place] });
  });
  return found;
}
