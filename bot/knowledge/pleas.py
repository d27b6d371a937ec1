"""Hears by its meaning what only a person may answer, however it is said and wherever in a message."""

from collections.abc import Iterator

import numpy as np

from bot.knowledge import thresholds
from bot.knowledge.answers import Answers
from bot.knowledge.encoder import Matrix
from bot.knowledge.leaning import Leaning
from bot.knowledge.meaning import Meaning
from bot.knowledge.near import Scores
from bot.knowledge.tokens import sentences_of
from bot.knowledge.vectors import Vectors, in_blocks

FEWEST = 3
"""Words of a sentence that says something by itself."""
MOST = 80
"""Parts heard of the beginning of an endless message, and as many of its end."""


class Pleas:
    """What only a person may answer, and what is calm. Built once; afterwards any thread may use it."""

    def __init__(self, answers: Answers, vectors: Vectors, meaning: Meaning) -> None:
        rows, calm = (vectors.of([*texts]) for texts in (answers.person_first.examples, answers.speech.calm))
        self._rows, self._calm = (np.concatenate(list(in_blocks(some))) for some in (rows, calm))
        self._leaning = Leaning(rows, np.concatenate([meaning.phrasings, calm]))

    def near(self, parts: Matrix) -> Scores:
        """How near an example comes to each vector of `parts`, 0 to 1; 0 where a calm one is nearer."""
        nearest: Scores = (parts @ self._rows.T).max(axis=1)
        return np.where(nearest > self._calmness(parts), np.maximum(nearest, 0.0), np.float32(0.0))

    def is_heard(self, parts: Matrix, pleas: Scores, articles: Scores) -> bool:
        """`pleas`, `articles`: how near the nearest of each comes to each vector of `parts`."""
        ahead = pleas - np.maximum(articles, self._calmness(parts))
        is_near = (pleas >= thresholds.PERSON) & (ahead >= thresholds.PERSON_AHEAD)
        leaning = self._leaning.of(parts) + thresholds.LEANING_AHEAD * ahead
        return bool((is_near | (leaning >= thresholds.LEANING)).any())

    def _calmness(self, parts: Matrix) -> Scores:
        nearest: Scores = (parts @ self._calm.T).max(axis=1)
        return nearest


def parts(text: str) -> dict[str, float]:
    """What is heard by itself, and what its nearness loses: the beginning of `text` first, then its
    sentences, and pieces of those that run on.

    A plea is one clause; in a vector of all that stands around it, it would drown.
    """
    sentences = [words for part in sentences_of(text) if len(words := part.split()) >= FEWEST]
    heard = [(text[: thresholds.MAX_QUESTION], 0.0)]
    if len(sentences) > 1 or len(text) > thresholds.MAX_QUESTION:
        heard += [(_cut(words), 0.0) for words in sentences]
    heard += [(piece, thresholds.PIECE_LOSS) for words in sentences for piece in _pieces(words)]
    return dict(heard if len(heard) <= 2 * MOST else heard[:MOST] + heard[-MOST:])


def _pieces(words: list[str]) -> Iterator[str]:
    """Overlapping pieces of a sentence that runs on."""
    length = thresholds.PIECE_WORDS
    if len(words) > thresholds.RUNS_ON:
        for start in range(0, len(words) - length // 2, length // 2):
            yield _cut(words[start : start + length])


def _cut(words: list[str]) -> str:
    return " ".join(words)[: thresholds.MAX_QUESTION]
