"""Whether a typed line means one of a few known words, spelling mistakes included."""

import unicodedata
from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz, process

LONGEST = 60
"""Characters; a longer line is a text, not a word or a choice."""
SHORTEST_GUESS = 5
"""Shorter words have too many neighbours to guess at."""
SURE = 88.0


def plain(text: str) -> str:
    """Without case, accents, punctuation and doubled spaces: `Réclamation !` becomes `reclamation`."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in bare).split())


def plain_words(words: Iterable[str]) -> frozenset[str]:
    return frozenset(filter(None, map(plain, words)))


def exactly(text: str, lexicon: Mapping[str, str]) -> str | None:
    """`lexicon`: plain word to meaning."""
    return lexicon.get(plain(text)) if len(text) <= LONGEST else None


def nearly(text: str, lexicon: Mapping[str, str]) -> str | None:
    """The meaning of the nearest word, if it is near enough and no other meaning is as near."""
    if len(text) > LONGEST:
        return None
    word = plain(text)
    if word in lexicon:
        return lexicon[word]
    if len(word) < SHORTEST_GUESS:
        return None
    near = process.extract(word, lexicon.keys(), scorer=fuzz.ratio, score_cutoff=SURE, limit=4)
    best = {lexicon[key] for key, score, _ in near if score == near[0][1]}
    return best.pop() if len(best) == 1 else None
