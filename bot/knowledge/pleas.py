"""Hears by its meaning what only a person may answer, however it is said."""

import re

import numpy as np

from bot.knowledge import thresholds
from bot.knowledge.person import PersonFirst
from bot.knowledge.vectors import Vectors

SENTENCE = re.compile(r"[.!?\n]+")
ENDS = 12
"""Sentences heard at the beginning of a long message, and at its end."""


class Pleas:
    """The examples of `person.yaml`. Built once; afterwards only read, so any thread may use it."""

    def __init__(self, person_first: PersonFirst, vectors: Vectors) -> None:
        self._encoder = vectors.encoder
        self._rows = vectors.of(person_first.examples).astype(np.float32)

    def near(self, text: str) -> float:
        """How near an example comes, 0 to 1: to the beginning of `text`, or to one of its sentences."""
        sentences = [part for part in SENTENCE.split(text) if part.strip()]
        if len(sentences) > 2 * ENDS:
            sentences = sentences[:ENDS] + sentences[-ENDS:]
        heard = dict.fromkeys(part[: thresholds.MAX_QUESTION] for part in (text, *sentences))
        return max(float((self._rows @ self._encoder.encode(list(heard)).T).max()), 0.0)
