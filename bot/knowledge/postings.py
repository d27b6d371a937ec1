"""Which rows have a feature: what is compared with a question is what shares something with it."""

from array import array
from collections.abc import Iterable, Mapping

import numpy as np

from bot.knowledge.near import Scores


class Postings:
    """Built from rows of feature → weight. Afterwards only read, so any thread may use it."""

    def __init__(self, rows: Iterable[Mapping[str, float]]) -> None:
        self._places: dict[str, int] = {}
        self._rows = 0
        features, numbers, weights = array("i"), array("i"), array("f")
        for number, row in enumerate(rows):
            self._rows = number + 1
            for feature, weight in row.items():
                features.append(self._places.setdefault(feature, len(self._places)))
                numbers.append(number)
                weights.append(weight)
        placed = np.asarray(features)
        order = placed.argsort(kind="stable")
        self._numbers, self._weights = np.asarray(numbers)[order], np.asarray(weights)[order]
        # The rows of feature n begin at n and end before n + 1.
        self._starts = np.searchsorted(placed[order], np.arange(len(self._places) + 1))

    def sums(self, features: Mapping[str, float]) -> Scores:
        """One number a row: the products of the weights here and there, added up."""
        sums = np.zeros(self._rows, np.float32)
        for feature, weight in features.items():
            place = self._places.get(feature)
            if place is not None:
                here = slice(*self._starts[place : place + 2])
                # No row has a feature twice, so no addition is lost.
                sums[self._numbers[here]] += weight * self._weights[here]
        return sums
