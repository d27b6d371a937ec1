"""Guesses which known word a misspelt one stands for."""

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.knowledge.thresholds import LETTERS_PER_EDIT, SHORTEST_TO_CORRECT


class Spelling:
    """The words of one language that articles know."""

    def __init__(self, words: Iterable[str]) -> None:
        self._known = frozenset(words)
        self._words = sorted(word for word in self._known if len(word) >= SHORTEST_TO_CORRECT)

    def corrected(self, word: str) -> tuple[str, int]:
        """The nearest known word and how many letters had to change; itself and 0 when none is near."""
        if word in self._known or len(word) < SHORTEST_TO_CORRECT or word.isdigit():
            return word, 0
        most = min(2, len(word) // LETTERS_PER_EDIT)
        near = process.extract(word, self._words, scorer=OSA.distance, score_cutoff=most, limit=3)
        # People seldom mistype the first letter, so a word that shares it is preferred at the same distance.
        best = min(near, key=lambda found: (found[1], found[0][0] != word[0], found[0]), default=None)
        return (best[0], int(best[1])) if best else (word, 0)
