"""Searches the firm's articles by their words and by what they mean."""

from collections.abc import Sequence

from bot.knowledge import decision, thresholds
from bot.knowledge.answers import Answers
from bot.knowledge.article import Match
from bot.knowledge.index import Index
from bot.knowledge.meaning import Meaning
from bot.knowledge.near import Near
from bot.knowledge.pleas import Pleas
from bot.knowledge.speech import LANGUAGES
from bot.knowledge.vectors import Vectors
from bot.model.step import Found

NOTHING = Near(0.0, "")


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
        self.encoder = vectors.encoder
        self._person_first = answers.person_first
        self._indexes = {
            language: Index(answers.articles, language, answers.speech) for language in languages
        }
        self._meaning = Meaning(answers.articles, languages, vectors)
        self._pleas = Pleas(answers.person_first, vectors)
        if keep:
            vectors.keep()
        self._share = meaning

    def find(self, question: str, language: str, topic: str | None = None) -> list[Match]:
        """The articles nearest to `question`, best first. `language`: that of the passages; the question may
        be in the other. `topic` prefers, it never hides. Only the first 300 characters are read.
        """
        question = question[: thresholds.MAX_QUESTION]
        return self._ranked(question, language, topic, self._meaning.near(question))

    def decide(self, question: str, language: str, topic: str | None = None) -> Found:
        """Answer, offer, ask back, admit not to know, or leave it to a person.

        The whole message is searched for what only a person may answer, not just its first 300 characters.
        """
        if self._person_first.reason(question):
            return Found("person")
        asked = question[: thresholds.MAX_QUESTION]
        known, unknown = self._words(asked)
        if not known + unknown:
            return Found("clarify")
        meant = self._meaning.near(asked)
        plea = self._pleas.near(question)
        if plea >= thresholds.PERSON and plea >= max(meant).score + thresholds.PERSON_AHEAD:
            return Found("person")
        matches = self._ranked(asked, language, topic, meant)
        found = decision.decide(matches, known=known, unknown=unknown, language=language)
        if not found.articles and plea >= thresholds.PERSON_INSTEAD:
            return Found("person")
        return found

    def _ranked(self, question: str, language: str, topic: str | None, meant: Sequence[Near]) -> list[Match]:
        by_words = self._by_words(question, language)
        known = sorted({word for index in self._indexes.values() for word in index.read(question).known})
        matches = []
        for at, (article, near) in enumerate(zip(self._articles, meant, strict=True)):
            worded = by_words.get(at, NOTHING)
            score = self._share * near.score + (1 - self._share) * worded.score
            score *= thresholds.SAME_TOPIC if article.topic == topic else 1.0
            why = dict.fromkeys(filter(None, (worded.ask, near.ask, *known)))
            matches.append(Match(article, article.words[language].passage, min(score, 1.0), tuple(why)))
        matches.sort(key=lambda match: (-match.score, match.article.id))
        return matches[: thresholds.MOST_FOUND]

    def _by_words(self, question: str, language: str) -> dict[int, Near]:
        """Article number → how near its nearest phrasing comes, in whichever language."""
        best: dict[int, Near] = {}
        for spoken, index in self._indexes.items():
            share = 1.0 if spoken == language else thresholds.OTHER_LANGUAGE
            for at, near in index.near(index.read(question)).items():
                if at not in best or near.score * share > best[at].score:
                    best[at] = Near(near.score * share, near.ask)
        return best

    def _words(self, question: str) -> tuple[int, int]:
        """How many telling words any article has, and has not, in the language that knows more of them."""
        reads = [index.read(question) for index in self._indexes.values()]
        best = max(reads, key=lambda asked: (len(asked.known), -len(asked.features)))
        return len(best.known), len(best.features) - len(best.known)
