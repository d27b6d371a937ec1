"""Learns in which direction the meaning of a plea lies, apart from that of a question to the firm.

The nearest example hears what has been said before; a direction drawn through all examples at once also hears
what has not. It is a ridge regression: the fewest assumptions that two thousand examples bear.
"""

import numpy as np

from bot.knowledge.encoder import Matrix
from bot.knowledge.near import Scores
from bot.knowledge.thresholds import LEANING_RIDGE
from bot.knowledge.vectors import Rows, in_blocks


class Leaning:
    """Built once from vectors of pleas and of what is none; both weigh the same, however many there are."""

    def __init__(self, pleas: Rows, others: Rows) -> None:
        width = pleas.shape[1]
        products, sums = np.zeros((width + 1, width + 1)), np.zeros(width + 1)
        for rows, wanted, weight in ((pleas, 1.0, len(others) / len(pleas)), (others, -1.0, 1.0)):
            for block in in_blocks(rows):
                told = np.append(block, np.ones((len(block), 1)), axis=1)
                products += weight * (told.T @ told)
                sums += weight * wanted * told.sum(axis=0)
        # The last column is the constant, which is not held back.
        ridge = LEANING_RIDGE * np.diag(np.append(np.ones(width), 0.0))
        *direction, self._constant = np.linalg.solve(products + ridge, sums)
        self._direction = np.array(direction, np.float32)

    def of(self, rows: Matrix) -> Scores:
        """One number a row: about 1 for a plea, about -1 for a question to the firm."""
        leaning: Scores = rows @ self._direction + np.float32(self._constant)
        return leaning
