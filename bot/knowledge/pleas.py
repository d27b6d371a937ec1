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
        self._leaning = Leaning([rows], calm, meaning.phrasings)

    def heard(self, parts: Matrix, losses: Scores, articles: Scores) -> float:
        """How much the part that says it most leans towards a plea, about -1 to 1.

        `losses`: what the nearness of each of `parts` loses; `articles`: how near an article comes to it.
        """
        nearest = (parts @ self._rows.T).max(axis=1) - losses
        other = np.maximum(articles, (parts @ self._calm.T).max(axis=1))
        is_near = (nearest >= thresholds.PERSON) & (nearest - other >= thresholds.PERSON_AHEAD)
        return float((self._leaning.of(parts)[:, 0] + thresholds.NEAR_ADDS * is_near).max())


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
