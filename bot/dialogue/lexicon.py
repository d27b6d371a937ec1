"""Whole messages that mean one of a few things, however politely or badly they are typed."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from bot.dialogue.matching import LONGEST, plain

MOST_WORDS = 14
SURE = 88.0
"""Likeness of two whole lines, in percent."""
ALIKE = SURE / 100
SHORTEST_GUESS = 5
"""Characters; shorter lines and words have too many neighbours to guess at."""
LONG_WORD = 8
"""From here on a word may hold two mistakes."""


class Lexicon:
    """A message means what a phrase means when it holds that phrase's words and, beside them, only
    `fillers` and words of other phrases with the same meaning. Order does not count. Words that look
    like ours and are not (`alike`) are never taken for a misspelling.
    """

    def __init__(
        self,
        phrases: Mapping[str, Iterable[str]],
        fillers: frozenset[str],
        alike: frozenset[str] = frozenset(),
    ) -> None:
        self._fillers, self._alike = fillers, alike
        self._lines: dict[str, str] = {}
        self._keys: dict[frozenset[str], set[str]] = {}
        self._vocabulary: dict[str, set[str]] = {}
        for meaning, texts in phrases.items():
            for text in texts:
                self._learn(meaning, plain(text))
        self._begin_with: dict[str, list[str]] = {}
        for word in self._vocabulary:
            if len(word) >= SHORTEST_GUESS:
                self._begin_with.setdefault(word[0], []).append(word)
        self._by_length = sorted((line for line in self._lines if len(line) >= SHORTEST_GUESS), key=len)
        self._lengths = [len(line) for line in self._by_length]

    def _learn(self, meaning: str, line: str) -> None:
        self._lines.setdefault(line, meaning)
        content = [word for word in line.split() if word not in self._fillers]
        for word in content:
            self._vocabulary.setdefault(word, set()).add(meaning)
        if content:
            self._keys.setdefault(frozenset(content), set()).add(meaning)

    def exactly(self, text: str) -> str | None:
        return self._lines.get(plain(text)) if len(text) <= LONGEST else None

    def means(self, text: str) -> str | None:
        """None for a text that is no whole message of the lexicon, or might mean two things."""
        if len(text) > LONGEST:
            return None
        line = plain(text)
        if line in self._lines:
            return self._lines[line]
        words = line.split()
        if not words or len(words) > MOST_WORDS:
            return None
        return self._of_words(words) or self._of_line(line)

    def _of_words(self, words: list[str]) -> str | None:
        known: set[str] = set()
        for word in words:
            if word not in self._fillers:
                meant = word if word in self._vocabulary else self._guess(word)
                if meant is None:
                    return None
                known.add(meant)
        return self._best(known) if known else None

    def _best(self, known: set[str]) -> str | None:
        """The meaning of the phrase with most words in common, if every word belongs to that meaning."""
        everybody = set.intersection(*(self._vocabulary[word] for word in known))
        sizes: dict[str, int] = {}
        for key, meanings in self._keys.items():
            if key <= known:
                for meaning in meanings & everybody:
                    sizes[meaning] = max(sizes.get(meaning, 0), len(key))
        most = max(sizes.values(), default=0)
        best = [meaning for meaning, size in sizes.items() if size == most]
        return best[0] if len(best) == 1 else None

    def _guess(self, word: str) -> str | None:
        """The word it was meant to be: one mistake, two in a long one, and the right first letter."""
        if len(word) < SHORTEST_GUESS or word in self._alike:
            return None
        mistakes = 2 if len(word) >= LONG_WORD else 1
        words = self._begin_with.get(word[0], ())
        near = process.extractOne(word, words, scorer=OSA.distance, score_cutoff=mistakes)
        return near[0] if near else None

    def _of_line(self, line: str) -> str | None:
        if len(line) < SHORTEST_GUESS:
            return None
        # Lines that are much shorter or longer cannot be as alike as that.
        least, most = len(line) * ALIKE / (2 - ALIKE), len(line) * (2 - ALIKE) / ALIKE
        lines = self._by_length[bisect_left(self._lengths, least) : bisect_right(self._lengths, most)]
        near = process.extract(line, lines, scorer=fuzz.ratio, score_cutoff=SURE, limit=4)
        best = {self._lines[found] for found, score, _ in near if score == near[0][1]}
        return best.pop() if len(best) == 1 else None
