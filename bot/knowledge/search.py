"""Searches the firm's articles by their words and by what they mean."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from bot.knowledge import decision, thresholds
from bot.knowledge.answers import Answers
from bot.knowledge.article import Match
from bot.knowledge.index import Asked, Index
from bot.knowledge.meaning import Meaning
from bot.knowledge.near import Near
from bot.knowledge.pleas import Pleas, parts
from bot.knowledge.speech import LANGUAGES
from bot.knowledge.tokens import bare
from bot.knowledge.vectors import Vectors
from bot.knowledge.wishes import Wishes
from bot.model.step import Found


class Search:
    """Takes seconds to build. Afterwards `find` and `decide` only read, so any thread may call them."""

    def __init__(
        self,
        answers: Answers,
        vectors: Vectors,
        *,
        languages: Sequence[str] = LANGUAGES,
        meaning: float = thresholds.MEANING,
        keep: bool = True,
    ) -> None:
        """`languages`: whose phrasings are searched. `meaning`: what it counts beside the words, 0 to 1.
        `keep`: write the vectors' file, which then holds those of these answers and no others.
        """
        self._articles = answers.articles
        self._topics = np.array([article.topic for article in answers.articles])
        self.encoder = vectors.encoder
        self._person_first = answers.person_first
        self._indexes = {
            language: Index(answers.articles, language, answers.speech) for language in languages
        }
        self._meaning = Meaning(answers.articles, languages, vectors)
        self._pleas = Pleas(answers, vectors, self._meaning)
        said = vectors.of([*answers.person_first.examples, *answers.speech.calm])
        self._wishes = Wishes(answers.wishes, vectors, (self._meaning.phrasings, said))
        if keep:
            vectors.keep()
        self._share = meaning

    def find(self, question: str, language: str, topic: str | None = None) -> list[Match]:
        """The articles nearest to `question`, best first. `language`: that of the passages; the question may
        be in the other. `topic` prefers, it never hides. Only the first 300 characters are read.
        """
        question = bare(question)[: thresholds.MAX_QUESTION]
        (meant,) = self._meaning.near(self.encoder.encode([question]))
        return self._ranked(self._read(question), language, topic, meant)

    def decide(self, question: str, language: str, topic: str | None = None) -> Found:
        """Answer, offer, ask back, admit not to know, or leave it to a person.

        The whole message is searched for what only a person may answer, not just its first 300 characters.
        """
        question = bare(question)
        if self._person_first.reason(question):
            return Found("person")
        reads = self._read(question[: thresholds.MAX_QUESTION])
        known, unknown = _words(reads)
        if not known + unknown:
            return Found("clarify")
        heard = parts(question)
        rows = self.encoder.encode(list(heard))
        meant = self._meaning.near(rows)
        articles = np.array([near.scores.max() for near in meant])
        plea = self._pleas.heard(rows, np.array([*heard.values()], np.float32), articles)
        if plea >= thresholds.LEANING:
            return Found("person")
        matches = self._ranked(reads, language, topic, meant[0])
        found = decision.decide(matches, known=known, unknown=unknown, language=language)
        if not found.articles and plea >= thresholds.LEANING_INSTEAD:
            return Found("person")
        return found

    def wish(self, line: str) -> str | None:
        """The word that works everywhere which this whole line means, if it means one."""
        return self._wishes.heard(self.encoder.encode([line[: thresholds.MAX_QUESTION]]))

    def _read(self, question: str) -> dict[str, Asked]:
        return {language: index.read(question) for language, index in self._indexes.items()}

    def _ranked(
        self, reads: Mapping[str, Asked], language: str, topic: str | None, meant: Near
    ) -> list[Match]:
        worded = [self._worded(asked, spoken, language) for spoken, asked in reads.items()]
        by_words = np.max([near.scores for near in worded], axis=0)
        scores = self._share * meant.scores + (1 - self._share) * by_words
        scores *= np.where(self._topics == topic, thresholds.SAME_TOPIC, 1.0)
        known = sorted({word for asked in reads.values() for word in asked.known})
        # Ties go to the article that comes first, and articles come by their id.
        best = np.argsort(-scores, kind="stable")[: thresholds.MOST_FOUND].tolist()
        return [
            self._match(at, float(scores[at]), language, (*_asks(at, worded, meant), *known)) for at in best
        ]

    def _worded(self, asked: Asked, spoken: str, language: str) -> Near:
        near = self._indexes[spoken].near(asked)
        share = 1.0 if spoken == language else thresholds.OTHER_LANGUAGE
        return replace(near, scores=near.scores * np.float32(share))

    def _match(self, at: int, score: float, language: str, why: Sequence[str]) -> Match:
        article = self._articles[at]
        return Match(article, article.words[language].passage, min(score, 1.0), tuple(dict.fromkeys(why)))


def _asks(at: int, worded: Sequence[Near], meant: Near) -> Iterator[str]:
    """The phrasings of this article that are nearest by their words and by what they mean."""
    best = max(worded, key=lambda near: near.scores[at])
    if best.scores[at]:
        yield best.ask(at)
    yield meant.ask(at)


def _words(reads: Mapping[str, Asked]) -> tuple[int, int]:
    """How many telling words any article has, and has not, in the language that knows more of them."""
    best = max(reads.values(), key=lambda asked: (len(asked.known), -len(asked.features)))
    return len(best.known), len(best.features) - len(best.known)
