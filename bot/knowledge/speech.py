"""How customers speak: reads `words.yaml`, and turns a text into the features that the search compares."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from bot.firm import yaml_places
from bot.knowledge.tokens import stem, tokens

Said = Annotated[str, Field(min_length=2, max_length=200)]
Expression = Annotated[str, Field(min_length=1, max_length=60)]
LANGUAGES = ("fr", "en")
LONGEST = 4
LONG = 4


class InBoth(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    fr: Sequence[Expression] = Field(max_length=400)
    en: Sequence[Expression] = Field(max_length=400)

    def of(self, language: str) -> Sequence[str]:
        return self.fr if language == "fr" else self.en


class Sentences(BaseModel):
    """Whole sentences, compared by what they mean."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    fr: Sequence[Said] = Field(min_length=1, max_length=1000)
    en: Sequence[Said] = Field(min_length=1, max_length=1000)

    @property
    def both(self) -> tuple[str, ...]:
        return (*self.fr, *self.en)


class WordsFile(BaseModel):
    """The shape of `words.yaml`."""

    model_config = ConfigDict(extra="forbid")

    same: Sequence[InBoth] = Field(max_length=1000)
    ignored: InBoth
    calm: Sentences


@dataclass(frozen=True, slots=True)
class Speech:
    """By language: `same`: stems of an expression → the feature of its group; `ignored`: words and stems;
    `words`: every word of the file, so that none is taken for a spelling error. `calm`: sentences of both.
    """

    same: Mapping[str, Mapping[tuple[str, ...], str]]
    ignored: Mapping[str, frozenset[str]]
    words: Mapping[str, frozenset[str]]
    calm: tuple[str, ...]

    def spans(self, words: Sequence[str], language: str) -> list[tuple[str, Sequence[str]]]:
        """One feature a word that says something (its group, else its stem), with the words it stands for."""
        stems = [stem(word, language) for word in words]
        found, at = [], 0
        while at < len(stems):
            length, group = self._longest(stems, at, language)
            if group:
                found.append((group, words[at : at + length]))
            elif not words[at].isdigit() and not {stems[at], words[at]} & self.ignored[language]:
                found.append((stems[at], words[at : at + 1]))
            at += length
        return found

    def features(self, text: str, language: str) -> set[str]:
        return {feature for feature, _ in self.spans(tokens(text), language)}

    def _longest(self, stems: Sequence[str], at: int, language: str) -> tuple[int, str | None]:
        for length in range(min(LONGEST, len(stems) - at), 0, -1):
            if group := self.same[language].get(tuple(stems[at : at + length])):
                return length, group
        return 1, None


def read_speech(path: Path) -> Speech:
    """Raises Problems."""
    file = yaml_places.read(path).shaped(WordsFile)
    return Speech(
        {language: dict(_groups(file.same, language)) for language in LANGUAGES},
        {language: frozenset(_ignored(file.ignored.of(language), language)) for language in LANGUAGES},
        {language: frozenset(_words(file, language)) for language in LANGUAGES},
        file.calm.both,
    )


def _groups(groups: Sequence[InBoth], language: str) -> Iterator[tuple[tuple[str, ...], str]]:
    for number, group in enumerate(groups):
        for expression in group.of(language):
            yield tuple(stem(word, language) for word in tokens(expression)), f"={number}"


def _ignored(words: Sequence[str], language: str) -> Iterator[str]:
    """Whole words and, of longer ones, the stems: that of a short one may be a word that matters."""
    for word in tokens(" ".join(words)):
        yield word
        if len(word) > LONG:
            yield stem(word, language)


def _words(file: WordsFile, language: str) -> Iterator[str]:
    for said in (*(group.of(language) for group in file.same), file.ignored.of(language)):
        for expression in said:
            yield from tokens(expression)
