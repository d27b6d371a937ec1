"""An article: what the firm answers, in both languages, its blanks already filled."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

LOCALE = {"fr": "fr", "en": "en_GB"}
SOURCE = {"fr": "«\u00a0{title}\u00a0», fiche relue le {day}", "en": "“{title}”, article reviewed on {day}"}


@dataclass(frozen=True, slots=True)
class Words:
    """One language of an article. `asks`: the title and phrasings that people use. `passage`: plain text, a
    blank line between paragraphs.
    """

    title: str
    passage: str
    asks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """`valid_until`: the last day without another review."""

    id: str
    topic: str
    owner: str
    reviewed_on: date
    valid_until: date | None
    words: Mapping[str, Words]

    def source(self, language: str) -> str:
        """What the customer is shown as the origin of the passage."""
        day = format_date(self.reviewed_on, "long", locale=LOCALE[language])
        return SOURCE[language].format(title=self.words[language].title, day=day)

    def is_overdue(self, today: date) -> bool:
        return self.valid_until is not None and today > self.valid_until


@dataclass(frozen=True, slots=True)
class Match:
    """`score`: 0 to 1. `why`: the words and the phrasing that spoke for the article."""

    article: Article
    passage: str
    score: float
    why: tuple[str, ...]
