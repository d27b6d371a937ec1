"""The firm's articles, and the one function behind which they are searched."""

from datetime import date
from pathlib import Path

from bot.firm.policy import Policy
from bot.firm.problems import Problem, Problems
from bot.knowledge import decision, thresholds
from bot.knowledge.article import Article, Match
from bot.knowledge.article_file import read_article
from bot.knowledge.index import Index
from bot.knowledge.person import PersonFirst, read_person
from bot.knowledge.speech import LANGUAGES, Speech, read_speech
from bot.model.step import Found


class Library:
    """Never changes once loaded; `find` and `decide` only read, so any thread may call them."""

    def __init__(self, articles: tuple[Article, ...], speech: Speech, person_first: PersonFirst) -> None:
        self.articles = articles
        self._person_first = person_first
        self._indexes = {language: Index(articles, language, speech) for language in LANGUAGES}

    @classmethod
    def load(cls, folder: Path, policy: Policy) -> "Library":
        """Reads `*.md`, `words.yaml` and `person.yaml` of `folder`. Raises Problems, every fault at once."""
        problems: list[Problem] = []
        articles, speech, person_first = [], None, None
        for path in sorted(folder.glob("*.md")):
            try:
                articles.append(read_article(path, policy))
            except Problems as wrong:
                problems += wrong.problems
        try:
            speech = read_speech(folder / "words.yaml")
        except Problems as wrong:
            problems += wrong.problems
        try:
            person_first = read_person(folder / "person.yaml")
        except Problems as wrong:
            problems += wrong.problems
        if not articles and not problems:
            problems.append(Problem(str(folder), 1, 1, "has no article (*.md)"))
        if problems or speech is None or person_first is None:
            raise Problems(problems)
        return cls(tuple(articles), speech, person_first)

    def find(self, question: str, language: str, topic: str | None = None) -> list[Match]:
        """The articles nearest to `question`, best first. `language`: that of the passages; the question may
        be in the other. `topic` prefers, it never hides. Only the first 300 characters are read.
        """
        return self._find(question[: thresholds.MAX_QUESTION], language, topic)

    def decide(self, question: str, language: str, topic: str | None = None) -> Found:
        """Answer, offer, ask back, admit not to know, or leave it to a person.

        The whole message is searched for what only a person may answer, not just its first 300 characters.
        """
        if self._person_first.reason(question):
            return Found("person")
        question = question[: thresholds.MAX_QUESTION]
        known, unknown = self._words(question)
        matches = self._find(question, language, topic)
        return decision.decide(matches, known=known, unknown=unknown, language=language)

    def overdue(self, today: date) -> list[Article]:
        """Articles whose review is due; they are still served."""
        return [article for article in self.articles if article.is_overdue(today)]

    def _find(self, question: str, language: str, topic: str | None) -> list[Match]:
        best: dict[str, Match] = {}
        for spoken, index in self._indexes.items():
            share = 1.0 if spoken == language else thresholds.OTHER_LANGUAGE
            asked = index.read(question)
            for at, near in index.near(asked).items():
                article = self.articles[at]
                score = near.score * share * (thresholds.SAME_TOPIC if article.topic == topic else 1.0)
                if article.id not in best or score > best[article.id].score:
                    passage = article.words[language].passage
                    best[article.id] = Match(
                        article, passage, min(score, 1.0), (near.ask, *sorted(asked.known))
                    )
        ranked = sorted(best.values(), key=lambda match: (-match.score, match.article.id))
        return ranked[: thresholds.MOST_FOUND]

    def _words(self, question: str) -> tuple[int, int]:
        """How many telling words any article has, and has not, in the language that knows more of them."""
        reads = [index.read(question) for index in self._indexes.values()]
        best = max(reads, key=lambda asked: (len(asked.known), -len(asked.features)))
        return len(best.known), len(best.features) - len(best.known)
