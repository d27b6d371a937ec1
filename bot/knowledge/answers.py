"""The folder of answers, read and checked: articles, how customers speak, what a person answers."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from bot.firm.policy import Policy
from bot.firm.problems import Problem, Problems
from bot.knowledge.article import Article
from bot.knowledge.article_file import read_article
from bot.knowledge.person import PersonFirst, read_person
from bot.knowledge.speech import Speech, read_speech
from bot.knowledge.wish_file import WishExamples, read_wishes

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Answers:
    articles: tuple[Article, ...]
    speech: Speech
    person_first: PersonFirst
    wishes: WishExamples


def read_answers(folder: Path, policy: Policy) -> Answers:
    """Reads `*.md`, `words.yaml`, `person.yaml`, `wishes.yaml`. Raises Problems, every fault at once."""
    problems: list[Problem] = []

    def read(reader: Callable[[Path], T], path: Path) -> T | None:
        try:
            return reader(path)
        except Problems as wrong:
            problems.extend(wrong.problems)
            return None

    read_one = partial(read_article, policy=policy)
    articles = [article for path in sorted(folder.glob("*.md")) if (article := read(read_one, path))]
    speech = read(read_speech, folder / "words.yaml")
    person_first = read(read_person, folder / "person.yaml")
    wishes = read(read_wishes, folder / "wishes.yaml")
    if not articles and not problems:
        problems.append(Problem(str(folder), 1, 1, "has no article (*.md)"))
    if problems or speech is None or person_first is None or wishes is None:
        raise Problems(problems)
    return Answers(tuple(articles), speech, person_first, wishes)
