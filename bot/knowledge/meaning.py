"""How near a question comes to each article by what it means, whatever its words and language."""

from collections.abc import Sequence

import numpy as np

from bot.knowledge import thresholds
from bot.knowledge.article import Article
from bot.knowledge.encoder import Matrix
from bot.knowledge.near import Near, Phrasings
from bot.knowledge.vectors import Rows, Vectors, cosines


class Meaning:
    """Built once; afterwards only read, so any thread may use it."""

    def __init__(self, articles: Sequence[Article], languages: Sequence[str], vectors: Vectors) -> None:
        self._phrasings = Phrasings(articles, languages)
        # What an article is about stands at its beginning; the rest would double the time of a first start.
        passages = [
            f"{article.words[language].title}. {article.words[language].passage}"[: thresholds.MAX_QUESTION]
            for article in articles
            for language in languages
        ]
        asks = len(self._phrasings.texts)
        rows = vectors.of([*self._phrasings.texts, *passages])
        self._ask_rows, self._passage_rows = rows[:asks], rows[asks:]
        self._languages = len(languages)

    @property
    def phrasings(self) -> Rows:
        """The vectors of all phrasings."""
        return self._ask_rows

    def near(self, asked: Matrix) -> list[Near]:
        """One for each vector of `asked`. Scores are cosines, cut off at 0."""
        share = thresholds.PASSAGE_SHARE
        by_ask = cosines(self._ask_rows, asked).T
        by_passage = cosines(self._passage_rows, asked).T
        by_passage = by_passage.reshape(len(asked), -1, self._languages).max(axis=2)
        found = []
        for asks, passages in zip(by_ask, by_passage, strict=True):
            near = self._phrasings.near(asks)
            scores = np.maximum((1 - share) * near.scores + share * passages, 0.0)
            found.append(Near(scores, asks, self._phrasings))
        return found
