"""Hears by its meaning which word that works everywhere a customer wishes for, however it is said."""

from collections.abc import Sequence

import numpy as np

from bot.knowledge import thresholds
from bot.knowledge.encoder import Matrix
from bot.knowledge.leaning import Leaning
from bot.knowledge.vectors import Rows, Vectors
from bot.knowledge.wish_file import WishExamples


class Wishes:
    """`others`: vectors of what customers say of the matter. Built once; afterwards any thread may use it."""

    def __init__(self, examples: WishExamples, vectors: Vectors, others: Sequence[Rows]) -> None:
        self._names = [*examples.of]
        sides = [*examples.of.values(), examples.none]
        rows = vectors.of([sentence for side in sides for sentence in side])
        *groups, calm = np.split(rows, np.cumsum([len(side) for side in sides])[:-1])
        self._leaning = Leaning(groups, calm, np.concatenate(others))

    def heard(self, line: Matrix) -> str | None:
        """`line`: one vector. None where it leans towards no wish enough."""
        (leanings,) = self._leaning.of(line)
        best = int(leanings.argmax())
        return self._names[best] if leanings[best] >= thresholds.WISH else None
