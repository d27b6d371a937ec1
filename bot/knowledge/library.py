"""The firm's articles, and the one function behind which they are searched."""

import logging
import threading
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bot.firm.policy import Policy
from bot.knowledge.answers import Answers, read_answers
from bot.knowledge.article import Article, Match
from bot.knowledge.decision import row
from bot.model.step import Found

if TYPE_CHECKING:
    from bot.knowledge.search import Search

log = logging.getLogger(__name__)

SOON_SECONDS = 30.0
"""Much longer than a first start with a hundred articles takes; one with thousands takes longer."""


class Library:
    """The articles are read at once; their search is built by whoever asks first, and others wait for it.

    So a server is ready before it can search: it prepares that beside its first connections. Where that takes
    long, since thousands of texts are new, questions of that time are left to people.
    """

    def __init__(self, answers: Answers, vectors: Path | None = None) -> None:
        """`vectors`: the file that keeps them between starts."""
        self.articles: Sequence[Article] = answers.articles
        self.vectors_file = vectors
        self._answers = answers
        self._building = threading.Lock()
        self._search: Search | None = None

    @classmethod
    def load(cls, folder: Path, policy: Policy, vectors: Path | None = None) -> "Library":
        """Raises Problems, every fault of the folder at once."""
        return cls(read_answers(folder, policy), vectors)

    def search(self) -> "Search":
        """Takes seconds the first time: not for an event loop."""
        with self._building:
            if self._search is None:
                self._search = self._built()
            return self._search

    def soon(self) -> "Search | None":
        """The search, or None if it is not built within seconds."""
        if not self._building.acquire(timeout=SOON_SECONDS):
            return None
        self._building.release()
        return self.search()

    def find(self, question: str, language: str, topic: str | None = None) -> list[Match]:
        """As `Search.find`; any thread may call it."""
        return self.search().find(question, language, topic)

    def decide(self, question: str, language: str, topic: str | None = None) -> Found:
        """As `Search.decide`; any thread may call it. Before there is a search, what only a person may answer
        is known by its expressions, and nothing else is known.
        """
        search = self.soon()
        if search is None:
            log.warning("a question is left to people: the articles cannot be searched yet")
            return Found("person" if self._answers.person_first.reason(question) else "unknown")
        return search.decide(question, language, topic)

    def wish(self, line: str) -> str | None:
        """As `Search.wish`; any thread may call it. None before there is a search."""
        search = self.soon()
        return search.wish(line) if search else None

    def again(self, ids: Sequence[str], language: str) -> Found:
        """Those of these articles that there are, offered in `language`, in this order."""
        known = {article.id: article for article in self.articles}
        articles = [known[name] for name in ids if name in known]
        offered = [Match(article, article.words[language].passage, 1.0, ()) for article in articles]
        return Found("offer", tuple(row(match, language) for match in offered))

    def overdue(self, today: date) -> list[Article]:
        """Articles whose review is due; they are still served."""
        return [article for article in self.articles if article.is_overdue(today)]

    def _built(self) -> "Search":
        # Imported here: the arithmetic alone takes a start a tenth of a second.
        from bot.knowledge.encoder import sentence_encoder
        from bot.knowledge.search import Search
        from bot.knowledge.vectors import Vectors

        return Search(self._answers, Vectors(sentence_encoder(), self.vectors_file))
