"""What those who oversee ask of the store: figures, reviews, kept searches, who read what."""

from typing import Protocol

from bot.store.accesses import Accesses
from bot.store.figures_port import FiguresStore
from bot.store.reviews import Reviews
from bot.store.searches import Searches


class Oversight(Protocol):
    @property
    def accesses(self) -> Accesses: ...
    @property
    def figures(self) -> FiguresStore: ...
    @property
    def reviews(self) -> Reviews: ...
    @property
    def searches(self) -> Searches: ...
