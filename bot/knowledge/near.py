"""How near a question comes to an article."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Near:
    """`score`: 0 to 1. `ask`: the nearest phrasing."""

    score: float
    ask: str
