"""The phrasings of all articles in one language, and how near a question comes to each by its words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bot.knowledge import thresholds
from bot.knowledge.article import Article
from bot.knowledge.near import Near, Phrasings, Scores
from bot.knowledge.postings import Postings
from bot.knowledge.rarity import Rarity
from bot.knowledge.speech import Speech
from bot.knowledge.spelling import Spelling
from bot.knowledge.tokens import grams, tokens


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as one language reads it. `features`: how much of each is left after spelling was corrected;
    `known`: those that some article has; `letters`: the words that say something, corrected.
    """

    features: Mapping[str, float]
    known: frozenset[str]
    letters: str


class Index:
    """Built once; afterwards only read, so any thread may use it."""

    def __init__(self, articles: Sequence[Article], language: str, speech: Speech) -> None:
        self._language, self._speech = language, speech
        self._phrasings = Phrasings(articles, (language,))
        asks = self._phrasings.texts
        shares = [self._shares(article) for article in articles]
        asked = [speech.features(ask, language) for ask in asks]
        self._rarity = Rarity(shares)
        ask_letters = [grams(self._said(ask)) for ask in asks]
        self._letter_rarity = Rarity(ask_letters)
        self._in_articles = Postings(shares)
        self._in_asks = Postings(dict.fromkeys(features, 1.0) for features in asked)
        self._in_letters = Postings(self._letter_rarity.unit(letters) for letters in ask_letters)
        self._ask_weight = np.array([sum(map(self._rarity.of, features)) for features in asked], np.float32)
        self._spelling = Spelling(speech.words[language] | _surface(articles, language))

    def read(self, question: str) -> Asked:
        """Misspelt words are corrected first."""
        corrected = [self._spelling.corrected(word) for word in tokens(question)]
        shares = {word: 1 - thresholds.EDIT_COST * edits for word, edits in corrected}
        spans = self._speech.spans([word for word, _ in corrected], self._language)
        features = {feature: min(shares[word] for word in words) for feature, words in spans}
        letters = " ".join(word for _, words in spans for word in words)
        return Asked(features, frozenset(filter(self._rarity.knows, features)), letters)

    def near(self, asked: Asked) -> Near:
        weight = sum(map(self._rarity.of, asked.features))
        telling = {feature: left * self._rarity.of(feature) for feature, left in asked.features.items()}
        shared = self._in_asks.sums(telling)
        covered = self._in_articles.sums(telling) / (weight or 1.0)
        letters = self._in_letters.sums(self._letter_rarity.unit(grams(asked.letters)))
        scores = (
            thresholds.PHRASE_WEIGHT * _agreement(shared, weight, self._ask_weight)
            + thresholds.ARTICLE_WEIGHT * covered[self._phrasings.articles]
            + thresholds.LETTERS_WEIGHT * letters
        )
        # Words of the text alone do not make a phrasing near.
        return self._phrasings.near(np.where((shared > 0) | (letters > 0), scores, 0))

    def _shares(self, article: Article) -> dict[str, float]:
        """Feature → what it counts here: a whole from a phrasing, a part from the text."""
        words = article.words[self._language]
        shares = dict.fromkeys(self._speech.features(words.passage, self._language), thresholds.BODY_SHARE)
        for ask in words.asks:
            shares |= dict.fromkeys(self._speech.features(ask, self._language), 1.0)
        return shares

    def _said(self, text: str) -> str:
        """The words that say something."""
        return " ".join(
            word for _, words in self._speech.spans(tokens(text), self._language) for word in words
        )


def _agreement(shared: Scores, of_question: float, of_phrasings: Scores) -> Scores:
    """How much of the question is in each phrasing, and of it in the question (harmonic mean)."""
    both = np.maximum(of_phrasings + np.float32(of_question), 1e-9)
    agreement: Scores = 2 * shared / both
    return agreement


def _surface(articles: Sequence[Article], language: str) -> set[str]:
    texts = [
        text
        for article in articles
        for text in (*article.words[language].asks, article.words[language].passage)
    ]
    return {word for text in texts for word in tokens(text)}
