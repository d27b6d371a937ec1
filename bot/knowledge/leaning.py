"""Learns how far a sentence leans towards what only a person may answer, from what stands on either side.

The nearest example hears what has been said before; a boundary drawn through all examples at once also
hears what has not. It is a kernel ridge regression that reaches far: the examples bear no finer one.
"""

import numpy as np

from bot.knowledge.encoder import Matrix
from bot.knowledge.near import Scores
from bot.knowledge.thresholds import LEANING_REACH, LEANING_RIDGE, MOST_LEARNED
from bot.knowledge.vectors import Rows, in_blocks


class Leaning:
    """Built once from vectors of pleas, calm sentences and phrasings; pleas weigh as much as all the rest.

    Only pleas and calm sentences are supports, so that what a question costs does not grow with the articles.
    """

    def __init__(self, pleas: Rows, calm: Rows, phrasings: Rows) -> None:
        self._supports = np.concatenate([*in_blocks(pleas), *in_blocks(calm)])
        asked = phrasings[:: 1 + len(phrasings) // MOST_LEARNED]
        others, size = len(calm) + len(asked), len(self._supports)
        products, sums = np.zeros((size, size)), np.zeros(size)
        for rows, wanted, weight in (
            (pleas, 1.0, others / len(pleas)),
            (calm, -1.0, 1.0),
            (asked, -1.0, 1.0),
        ):
            for block in in_blocks(rows):
                near = self._near(block)
                products += weight * (near.T @ near)
                sums += weight * wanted * near.sum(axis=0)
        # Both sides together weigh as much as there are examples, however many stand on each.
        share = (len(pleas) + others) / (2 * others)
        ridge = LEANING_RIDGE * self._near(self._supports).astype(float) + LEAST * np.eye(size)
        self._weights = np.linalg.solve(share * products + ridge, share * sums).astype(np.float32)

    def of(self, rows: Matrix) -> Scores:
        """One number a row: about 1 for a plea, about -1 for a question to the firm."""
        leaning: Scores = self._near(rows) @ self._weights
        return leaning

    def _near(self, rows: Matrix) -> Matrix:
        near: Matrix = np.exp(np.float32(LEANING_REACH) * (rows @ self._supports.T - 1))
        return near


LEAST = 1e-6
"""Keeps the equations soluble where two examples mean the same."""
