"""What only a person may answer: reads `person.yaml` and finds its expressions in a message."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, RootModel
from rapidfuzz.distance import OSA

from bot.firm import yaml_places
from bot.firm.policy import Name
from bot.knowledge.speech import LANGUAGES, InBoth
from bot.knowledge.tokens import stem, tokens

WORDS_BETWEEN = 3
LETTERS_PER_EDIT = 7

Stems = tuple[str, ...]


class Sentences(BaseModel):
    """Whole messages, compared by what they mean."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    fr: Sequence[Annotated[str, Field(min_length=2, max_length=200)]]
    en: Sequence[Annotated[str, Field(min_length=2, max_length=200)]]


class Group(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Name
    fr: Sequence[Annotated[str, Field(min_length=2, max_length=80)]]
    en: Sequence[Annotated[str, Field(min_length=2, max_length=80)]]
    unless: InBoth = InBoth(fr=(), en=())
    like: Sentences


class PersonFile(RootModel[Sequence[Group]]):
    """The shape of `person.yaml`."""


@dataclass(frozen=True, slots=True)
class Reason:
    """By language, as stems."""

    name: str
    expressions: dict[str, tuple[Stems, ...]]
    unless: dict[str, tuple[Stems, ...]]


@dataclass(frozen=True, slots=True)
class PersonFirst:
    """`examples`: messages of every group, in both languages."""

    reasons: tuple[Reason, ...]
    examples: tuple[str, ...]

    def reason(self, text: str) -> str | None:
        """The name of the first group that speaks for a person, or None. Both languages are tried."""
        words = tokens(text)
        for language in LANGUAGES:
            stems = [stem(word, language) for word in words]
            for reason in self.reasons:
                if any(_stands_in(expression, stems) for expression in reason.unless[language]):
                    continue
                if any(_stands_in(expression, stems) for expression in reason.expressions[language]):
                    return reason.name
        return None


def read_person(path: Path) -> PersonFirst:
    """Raises Problems."""
    file = yaml_places.read(path).shaped(PersonFile)
    examples = [said for group in file.root for said in (*group.like.fr, *group.like.en)]
    return PersonFirst(tuple(_reason(group) for group in file.root), tuple(examples))


def _reason(group: Group) -> Reason:
    return Reason(
        group.name,
        {"fr": tuple(_stems(group.fr, "fr")), "en": tuple(_stems(group.en, "en"))},
        {language: tuple(_stems(group.unless.of(language), language)) for language in LANGUAGES},
    )


def _stems(expressions: Sequence[str], language: str) -> Iterator[Stems]:
    for expression in expressions:
        yield tuple(stem(word, language) for word in tokens(expression))


def _stands_in(expression: Stems, stems: Sequence[str]) -> bool:
    """The stems in this order, with at most `WORDS_BETWEEN` others between two."""
    first = (at for at, word in enumerate(stems) if _same(expression[0], word))
    return any(_goes_on(expression[1:], stems, at + 1) for at in first)


def _goes_on(rest: Stems, stems: Sequence[str], start: int) -> bool:
    if not rest:
        return True
    window = range(start, min(start + WORDS_BETWEEN + 1, len(stems)))
    return any(_same(rest[0], stems[at]) and _goes_on(rest[1:], stems, at + 1) for at in window)


def _same(wanted: str, said: str) -> bool:
    if wanted == said:
        return True
    edits = len(wanted) // LETTERS_PER_EDIT
    return edits > 0 and OSA.distance(wanted, said, score_cutoff=edits) <= edits
