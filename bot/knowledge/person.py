"""What only a person may answer: reads `person.yaml` and finds its expressions in a message."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, RootModel

from bot.firm import yaml_places
from bot.firm.policy import Name
from bot.knowledge.said import Said, Stems
from bot.knowledge.speech import LANGUAGES, Sentences
from bot.knowledge.tokens import sentences_of, stem, tokens


def _has_a_word(text: str) -> str:
    if not tokens(text):
        raise ValueError("must have a letter or a digit")
    return text


Words = Annotated[str, Field(min_length=2, max_length=80), AfterValidator(_has_a_word)]


class Unless(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    fr: Sequence[Words]
    en: Sequence[Words]


class Group(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Name
    fr: Sequence[Words]
    en: Sequence[Words]
    unless: Unless = Unless(fr=(), en=())
    like: Sentences


class PersonFile(RootModel[Annotated[Sequence[Group], Field(min_length=1)]]):
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
        sentences = [tokens(sentence) for sentence in sentences_of(text)]
        for language in LANGUAGES:
            said = [_folded(words, language) for words in sentences]
            whole = Said(word for words in said for word in words)
            for reason in self.reasons:
                if any(map(whole.has, reason.expressions[language])) and _is_meant(reason, said, language):
                    return reason.name
        return None


def _is_meant(reason: Reason, said: Sequence[Sequence[str]], language: str) -> bool:
    """Also without the sentences that show that they are calm ones."""
    unless = reason.unless[language]
    hasty = [words for words in said if not any(map(Said(words).has, unless))]
    left = Said(word for words in hasty for word in words)
    return len(hasty) == len(said) or any(map(left.has, reason.expressions[language]))


def read_person(path: Path) -> PersonFirst:
    """Raises Problems."""
    file = yaml_places.read(path).shaped(PersonFile)
    examples = [said for group in file.root for said in group.like.both]
    return PersonFirst(tuple(_reason(group) for group in file.root), tuple(examples))


def _reason(group: Group) -> Reason:
    return Reason(
        group.name,
        {"fr": tuple(_stems(group.fr, "fr")), "en": tuple(_stems(group.en, "en"))},
        {"fr": tuple(_stems(group.unless.fr, "fr")), "en": tuple(_stems(group.unless.en, "en"))},
    )


def _stems(expressions: Sequence[str], language: str) -> Iterator[Stems]:
    for expression in expressions:
        yield tuple(_folded(tokens(expression), language))


def _folded(words: Sequence[str], language: str) -> list[str]:
    """The stems, every double letter once: it is the letter that people in a hurry add or forget."""
    return [DOUBLED.sub(r"\1", stem(word, language)) for word in words]


DOUBLED = re.compile(r"([a-z])\1")
