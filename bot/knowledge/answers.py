"""The folder of answers, read and checked: articles, how customers speak, what a person answers."""

from dataclasses import dataclass
from pathlib import Path

from bot.firm.policy import Policy
from bot.firm.problems import Problem, Problems
from bot.knowledge.article import Article
from bot.knowledge.article_file import read_article
from bot.knowledge.person import PersonFirst, read_person
from bot.knowledge.speech import Speech, read_speech


@dataclass(frozen=True, slots=True)
class Answers:
    articles: tuple[Article, ...]
    speech: Speech
    person_first: PersonFirst


def read_answers(folder: Path, policy: Policy) -> Answers:
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
    return Answers(tuple(articles), speech, person_first)
