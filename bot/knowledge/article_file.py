"""Reads one article file: front matter, `## fr`, `## en`; every problem at once, each with its line."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from bot.firm import yaml_places
from bot.firm.policy import Both, Language, Line, Policy
from bot.firm.problems import Problem, Problems
from bot.knowledge import blanks
from bot.knowledge.article import Article, Words

MAX_BYTES = 50_000
MAX_PASSAGE = 3_000
LANGUAGES: tuple[Language, ...] = ("fr", "en")
HEADING = re.compile(r"^##[ \t]+(\S+)[ \t]*$")
Phrasings = Annotated[Sequence[Annotated[str, Field(min_length=2, max_length=200)]], Field(min_length=3)]


class Asks(BaseModel):
    model_config = ConfigDict(extra="forbid")

    fr: Phrasings
    en: Phrasings


class Head(BaseModel):
    """The front matter."""

    model_config = ConfigDict(extra="forbid")

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]{2,60}$")]
    topic: Line
    title: Both
    reviewed_on: date
    valid_until: date | None = None
    owner: Line
    asks: Asks


def read_article(path: Path, policy: Policy) -> Article:
    """Raises Problems with every fault of the file."""
    text = yaml_places.text_of(path, str(path), MAX_BYTES)
    lines = text.replace("\r\n", "\n").split("\n")
    end = next((at for at, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), 0)
    if lines[0].rstrip() != "---" or not end:
        raise Problems([Problem(str(path), 1, 1, "must begin with a head between two lines `---`")])
    problems: list[Problem] = []
    head, passages = None, {}
    try:
        head = _head(path, "\n".join(lines[1:end]), policy)
    except Problems as wrong:
        problems += wrong.problems
    try:
        passages = _passages(path, lines, end + 1, policy)
    except Problems as wrong:
        problems += wrong.problems
    if head is None or problems:
        raise Problems(problems)
    return _article(head, passages)


def _head(path: Path, text: str, policy: Policy) -> Head:
    placed = yaml_places.parse(text, str(path), first_line=1)
    head = placed.shaped(Head)
    problems = []
    if head.id != path.stem:
        problems.append(placed.problem(("id",), f"must be the name of the file: '{path.stem}'"))
    if head.topic not in {topic.value for topic in policy.topics}:
        problems.append(placed.problem(("topic",), f"'{head.topic}' is not a topic of the policy"))
    if head.valid_until and head.valid_until <= head.reviewed_on:
        problems.append(placed.problem(("valid_until",), "must be later than `reviewed_on`"))
    if problems:
        raise Problems(problems)
    return head


def _passages(path: Path, lines: Sequence[str], start: int, policy: Policy) -> dict[str, str]:
    """The text of each language, blanks filled."""
    problems: list[Problem] = []
    heads = [(at, found[1]) for at in range(start, len(lines)) if (found := HEADING.match(lines[at]))]
    if [language for _, language in heads] != list(LANGUAGES):
        problems.append(
            Problem(str(path), start + 1, 1, "must have the parts `## fr` and `## en`, once, in this order")
        )
        raise Problems(problems)
    passages = {}
    ends = [at for at, _ in heads[1:]] + [len(lines)]
    for (at, language), end in zip(heads, ends, strict=True):
        template = "\n".join(lines[at + 1 : end])
        faults = [
            Problem(str(path), at + 1 + line, 1, said) for line, said in blanks.faults(template, policy)
        ]
        problems += faults
        passages[language] = "" if faults else blanks.filled(template, policy, language)
        if not faults and not 1 <= len(passages[language]) <= MAX_PASSAGE:
            problems.append(Problem(str(path), at + 1, 1, f"must have 1 to {MAX_PASSAGE:,} characters"))
    if problems:
        raise Problems(problems)
    return passages


def _article(head: Head, passages: dict[str, str]) -> Article:
    return Article(
        head.id,
        head.topic,
        head.owner,
        head.reviewed_on,
        head.valid_until,
        {
            language: Words(
                head.title.of(language),
                passages[language],
                (head.title.of(language), *getattr(head.asks, language)),
            )
            for language in LANGUAGES
        },
    )
