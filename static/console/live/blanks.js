// The blanks of a canned reply, `{{ minutes }}`: a reply in which one still stands is not sent.
const BLANK = /\{\{ ?([a-z_]{1,40}) ?\}\}/;

/** `{start, end, text}` of the first blank, or `null`. */
export function firstBlank(text) {
  const found = BLANK.exec(text);
  return found && { start: found.index, end: found.index + found[0].length, text: found[0] };
}

/** What is typed after a `/` that begins the text or a word, up to the caret; `null` when nobody asks for a reply. */
export function askedFor(text, caret) {
  const found = /(?:^|\s)\/([\p{L}\p{N}_-]*)$/u.exec(text.slice(0, caret));
  return found && { query: found[1], start: caret - found[1].length - 1, end: caret };
}
