"""Finds expressions in what somebody said, with other words in between and small typing errors."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

WORDS_BETWEEN = 3
LETTERS_PER_EDIT = 7

Stems = tuple[str, ...]


class Said:
    """The stems of a message: each is looked for once, however many expressions begin with it."""

    def __init__(self, stems: Iterable[str]) -> None:
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(stems):
            self._places[word].append(at)
        self._found: dict[str, Sequence[int]] = {}

    def has(self, expression: Stems) -> bool:
        """The stems in this order, with at most `WORDS_BETWEEN` others between two."""
        first, *rest = expression
        return any(self._goes_on(rest, at) for at in self._where(first))

    def _goes_on(self, rest: Sequence[str], after: int) -> bool:
        if not rest:
            return True
        last = after + WORDS_BETWEEN + 1
        return any(after < at <= last and self._goes_on(rest[1:], at) for at in self._where(rest[0]))

    def _where(self, wanted: str) -> Sequence[int]:
        if wanted not in self._found:
            self._found[wanted] = self._search(wanted)
        return self._found[wanted]

    def _search(self, wanted: str) -> Sequence[int]:
        edits = len(wanted) // LETTERS_PER_EDIT
        if not edits:
            return self._places.get(wanted, ())
        near = process.extract(
            wanted, self._places.keys(), scorer=OSA.distance, score_cutoff=edits, limit=None
        )
        return sorted(at for word, *_ in near for at in self._places[word])
