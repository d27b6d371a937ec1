"""The phrasings of all articles in one language, and how near a question comes to each article."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.knowledge import thresholds
from bot.knowledge.article import Article
from bot.knowledge.near import Near
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
        self._asks = [
            (at, ask) for at, article in enumerate(articles) for ask in article.words[language].asks
        ]
        shares = [self._shares(article) for article in articles]
        asked = [speech.features(ask, language) for _, ask in self._asks]
        self._rarity = Rarity(shares)
        ask_letters = [grams(self._said(ask)) for _, ask in self._asks]
        self._letter_rarity = Rarity(ask_letters)
        self._in_articles = _postings(shares)
        self._in_asks = _postings([dict.fromkeys(features, 1.0) for features in asked])
        self._in_letters = _postings([self._letter_rarity.unit(letters) for letters in ask_letters])
        self._ask_weight = [sum(map(self._rarity.of, features)) for features in asked]
        self._spelling = Spelling(speech.words[language] | _surface(articles, language))

    def read(self, question: str) -> Asked:
        """Misspelt words are corrected first."""
        corrected = [self._spelling.corrected(word) for word in tokens(question)]
        shares = {word: 1 - thresholds.EDIT_COST * edits for word, edits in corrected}
        spans = self._speech.spans([word for word, _ in corrected], self._language)
        features = {feature: min(shares[word] for word in words) for feature, words in spans}
        letters = " ".join(word for _, words in spans for word in words)
        return Asked(features, frozenset(filter(self._rarity.knows, features)), letters)

    def near(self, asked: Asked) -> dict[int, Near]:
        """Article number → its nearest phrasing."""
        weight = sum(map(self._rarity.of, asked.features))
        shared = self._sum(asked, self._in_asks)
        covered = self._sum(asked, self._in_articles)
        letters = self._letter_scores(asked.letters)
        best: dict[int, Near] = {}
        for number in sorted(shared.keys() | letters.keys()):
            at, ask = self._asks[number]
            score = (
                thresholds.PHRASE_WEIGHT * _agreement(shared[number], weight, self._ask_weight[number])
                + thresholds.ARTICLE_WEIGHT * (covered[at] / weight if weight else 0.0)
                + thresholds.LETTERS_WEIGHT * letters[number]
            )
            if at not in best or score > best[at].score:
                best[at] = Near(score, ask)
        return best

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

    def _sum(self, asked: Asked, postings: "Postings") -> defaultdict[int, float]:
        sums: defaultdict[int, float] = defaultdict(float)
        for feature, left in asked.features.items():
            for number, share in postings.get(feature, ()):
                sums[number] += left * share * self._rarity.of(feature)
        return sums

    def _letter_scores(self, letters: str) -> defaultdict[int, float]:
        """Phrasing number → cosine of the letter runs."""
        scores: defaultdict[int, float] = defaultdict(float)
        for gram, weight in self._letter_rarity.unit(grams(letters)).items():
            for number, other in self._in_letters.get(gram, ()):
                scores[number] += weight * other
        return scores


Postings = Mapping[str, Sequence[tuple[int, float]]]


def _postings(rows: Sequence[Mapping[str, float]]) -> Postings:
    """Feature → the rows that have it, with its weight there."""
    found: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, row in enumerate(rows):
        for feature, weight in row.items():
            found[feature].append((number, weight))
    return dict(found)


def _agreement(shared: float, of_question: float, of_phrasing: float) -> float:
    """How much of the question is in the phrasing, and of the phrasing in the question (harmonic mean)."""
    return 2 * shared / (of_question + of_phrasing) if shared else 0.0


def _surface(articles: Sequence[Article], language: str) -> set[str]:
    texts = [
        text
        for article in articles
        for text in (*article.words[language].asks, article.words[language].passage)
    ]
    return {word for text in texts for word in tokens(text)}
