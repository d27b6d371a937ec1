"""A flow made ready to run: what the files say, with phrases compiled and choices spelled out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from bot.dialogue.lexicon import Lexicon
from bot.dialogue.phrases import Bilingual
from bot.firm.policy import Both
from bot.model.entry import AskType, Kind
from bot.model.step import Request


@dataclass(frozen=True, slots=True)
class Option:
    """`words`: everything that means it when typed, in both languages."""

    value: str
    label: Both
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """`options`: what may be chosen; for `dynamic` fields they are in the open ask.

    `names`: what people call it. `lexicon`: a typed line to the value of the option that it means.
    """

    name: str
    type: AskType
    label: Both
    names: tuple[str, ...]
    max: int
    keep: bool
    check: str | None
    pattern: re.Pattern[str] | None
    currency: str
    opens_inquiry: bool
    options: tuple[Option, ...]
    lexicon: Lexicon
    dynamic: Literal["articles", "answers"] | None

    @property
    def empty(self) -> Any:
        """What is kept when an optional question was skipped, so that it is not asked twice."""
        return [] if self.type is AskType.FILES else ""

    def label_of(self, value: str, language: str) -> str | None:
        return next((o.label.of(language) for o in self.options if o.value == value), None)


@dataclass(frozen=True, slots=True)
class Question:
    field: Field
    question: Bilingual
    retry: Bilingual
    optional: bool
    afresh: bool
    tries: int
    give_up: str
    reads_back: bool
    earlier: Bilingual | None
    earlier_from: tuple[str, ...]

    def answered_by(self, fields: Mapping[str, Any]) -> bool:
        """The field is known; an empty one counts only where skipping is allowed."""
        value = fields.get(self.field.name)
        return not self.afresh and (bool(value) or (self.optional and value is not None))


@dataclass(frozen=True, slots=True)
class Card:
    kind: Kind
    phrase: Bilingual


@dataclass(frozen=True, slots=True)
class State:
    """`part`: the file it stands in. `ahead`: the asks that usually follow in the same
    draft. `branches`: where it leads depends on the answer. `keeps_for`: see `FlowShape`."""

    name: str
    part: str
    draft: bool
    forget: tuple[str, ...]
    says: tuple[Card, ...]
    request: Request | None
    ask: Question | None
    search: tuple[str, ...]
    returns: bool
    revisits: bool
    moves: bool
    branches: bool
    keeps_for: str | None
    ahead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GlobalWord:
    """`moves`: the chart says where it leads; else the engine knows (`back`, `repeat`, `fix`, `fr`, `en`)."""

    name: str
    label: Both
    digress: bool
    moves: bool
