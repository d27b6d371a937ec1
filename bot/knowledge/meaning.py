"""How near a question comes to each article by what it means, whatever its words and language."""

from collections.abc import Sequence

import numpy as np

from bot.knowledge import thresholds
from bot.knowledge.article import Article
from bot.knowledge.encoder import Matrix
from bot.knowledge.near import Near
from bot.knowledge.vectors import Halves, Vectors

BLOCK = 4096
"""Rows compared at once: small enough to stay in the processor's cache as whole numbers."""


class Meaning:
    """Built once; afterwards only read, so any thread may use it."""

    def __init__(self, articles: Sequence[Article], languages: Sequence[str], vectors: Vectors) -> None:
        asks = [
            (at, ask)
            for at, article in enumerate(articles)
            for language in languages
            for ask in article.words[language].asks
        ]
        passages = [
            (at, f"{article.words[language].title}. {article.words[language].passage}")
            for at, article in enumerate(articles)
            for language in languages
        ]
        self._encoder = vectors.encoder
        self._asks = [ask for _, ask in asks]
        rows = vectors.of([text for _, text in (*asks, *passages)])
        self._ask_rows, self._passage_rows = rows[: len(asks)], rows[len(asks) :]
        # Rows of one article stand together, so each article is a slice that begins here.
        self._ask_starts = _starts([at for at, _ in asks])
        self._passage_starts = _starts([at for at, _ in passages])

    def near(self, question: str) -> list[Near]:
        """One for each article, in their order; `score` is a cosine, cut off at 0."""
        (asked,) = self._encoder.encode([question])
        by_ask = _cosines(self._ask_rows, asked)
        best = np.maximum.reduceat(by_ask, self._ask_starts)
        by_passage = np.maximum.reduceat(_cosines(self._passage_rows, asked), self._passage_starts)
        share = thresholds.PASSAGE_SHARE
        scores = np.maximum((1 - share) * best + share * by_passage, 0.0)
        ends = np.append(self._ask_starts[1:], len(by_ask))
        nearest = [
            int(start + by_ask[start:end].argmax()) for start, end in zip(self._ask_starts, ends, strict=True)
        ]
        return [Near(float(score), self._asks[ask]) for score, ask in zip(scores, nearest, strict=True)]


def _starts(places: Sequence[int]) -> "np.ndarray[tuple[int], np.dtype[np.intp]]":
    return np.flatnonzero(np.diff(places, prepend=-1))


def _cosines(rows: Halves, asked: Matrix) -> Matrix:
    blocks = [rows[at : at + BLOCK].astype(np.float32) @ asked for at in range(0, len(rows), BLOCK)]
    return np.concatenate(blocks)
