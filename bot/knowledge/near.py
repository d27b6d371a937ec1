"""How near a question comes to each article: to its nearest phrasing."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.knowledge.article import Article

Scores = NDArray[np.float32]


class Phrasings:
    """What people say for each article, in some languages. `texts`: those of one article side by side."""

    def __init__(self, articles: Sequence[Article], languages: Sequence[str]) -> None:
        asks = [[ask for language in languages for ask in one.words[language].asks] for one in articles]
        self.texts = [ask for of_article in asks for ask in of_article]
        self._starts = np.cumsum([0, *map(len, asks)])
        self.articles = np.repeat(np.arange(len(asks)), [len(of_article) for of_article in asks])
        """For each text, the number of its article."""

    def near(self, scores: Scores) -> "Near":
        """`scores`: one a text."""
        return Near(np.maximum.reduceat(scores, self._starts[:-1]), scores, self)

    def nearest(self, scores: Scores, article: int) -> str:
        start, end = self._starts[article : article + 2]
        return self.texts[int(start + scores[start:end].argmax())]


@dataclass(frozen=True, slots=True)
class Near:
    """`scores`: one an article, 0 to 1."""

    scores: Scores
    by_text: Scores
    phrasings: Phrasings

    def ask(self, article: int) -> str:
        """The nearest phrasing of this article."""
        return self.phrasings.nearest(self.by_text, article)
