"""What the inserts of turns did so far, for the figures an operator watches."""

from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(slots=True)
class Commits:
    """`by_size`: how many batches of at most as many turns as in `SIZES`."""

    SIZES: ClassVar[tuple[int, ...]] = (1, 2, 4, 8, 16, 32, 64)

    batches: int = 0
    turns: int = 0
    seconds: float = 0.0
    waiting: int = 0
    refused: int = 0
    by_size: list[int] = field(default_factory=lambda: [0] * len(Commits.SIZES))

    def landed(self, turns: int, seconds: float) -> None:
        self.batches += 1
        self.turns += turns
        self.seconds += seconds
        self.by_size[next(place for place, size in enumerate(self.SIZES) if turns <= size)] += 1
