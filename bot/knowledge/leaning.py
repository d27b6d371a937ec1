"""Learns how far a sentence leans towards each of some groups of examples, from what stands on either side.

The nearest example hears what has been said before; a boundary drawn through all examples at once also
hears what has not. It is a kernel ridge regression that reaches far: the examples bear no finer one.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from bot.knowledge.encoder import Matrix
from bot.knowledge.thresholds import LEANING_REACH, LEANING_RIDGE, MOST_LEARNED
from bot.knowledge.vectors import Rows, in_blocks

Wanted = NDArray[np.float64]


class Leaning:
    """Built once from vectors: of `groups`, of `calm` sentences that sound like them, of `others`. The groups
    weigh as much as all the rest, each the same.

    Only groups and calm sentences are supports: what a question costs does not grow with the articles.
    """

    def __init__(self, groups: Sequence[Rows], calm: Rows, others: Rows) -> None:
        self._supports = np.concatenate([block for rows in (*groups, calm) for block in in_blocks(rows)])
        others = others[:: 1 + len(others) // MOST_LEARNED]
        size, rest = len(self._supports), len(calm) + len(others)
        products, sums = np.zeros((size, size)), np.zeros((size, len(groups)))
        for rows, wanted, weight in _sides(groups, (calm, others), rest):
            for block in in_blocks(rows):
                near = self._near(block)
                products += weight * (near.T @ near)
                sums += weight * np.outer(near.sum(axis=0), wanted)
        # Both sides together weigh as much as there are examples, however many stand on each.
        share = (sum(map(len, groups)) + rest) / (2 * rest)
        ridge = LEANING_RIDGE * self._near(self._supports).astype(float) + LEAST * np.eye(size)
        self._weights = np.linalg.solve(share * products + ridge, share * sums).astype(np.float32)

    def of(self, rows: Matrix) -> Matrix:
        """A line a row, a column a group: about 1 for one of it, about -1 for anything else."""
        leaning: Matrix = self._near(rows) @ self._weights
        return leaning

    def _near(self, rows: Matrix) -> Matrix:
        near: Matrix = np.exp(np.float32(LEANING_REACH) * (rows @ self._supports.T - 1))
        return near


def _sides(groups: Sequence[Rows], rest: Sequence[Rows], size: int) -> Iterator[tuple[Rows, Wanted, float]]:
    """Examples, what each group should say of them, and what one of them weighs."""
    nothing = -np.ones(len(groups))
    for at, rows in enumerate(groups):
        wanted = nothing.copy()
        wanted[at] = 1
        yield rows, wanted, size / (len(groups) * len(rows))
    for rows in rest:
        yield rows, nothing, 1.0


LEAST = 1e-6
"""Keeps the equations soluble where two examples mean the same."""
