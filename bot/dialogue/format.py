"""The shape of the flow files: the handful of words that `docs/flows.md` explains."""

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from bot.firm.policy import Both, Name, Part, Text
from bot.model.entry import AskType
from bot.model.step import Request

Word = Annotated[str, Field(min_length=1, max_length=60)]
Words = Annotated[Sequence[Word], Field(max_length=120)]


def _several(value: object) -> object:
    return [value] if isinstance(value, str) else value


Variants = Annotated[Sequence[Text], BeforeValidator(_several), Field(min_length=1, max_length=5)]
"""One text, or a few that mean the same and take turns."""

LIMITS = {AskType.LONG_TEXT: 8000, AskType.TEXT: 200, AskType.EMAIL: 320}
"""Characters of an answer where the field says nothing."""


class Typed(Part):
    """What people type when they mean this, in each language."""

    fr: Words = ()
    en: Words = ()

    def all(self) -> list[str]:
        return [*self.fr, *self.en]


class Phrase(Part):
    """What the bot says, in each language."""

    fr: Variants
    en: Variants

    def of(self, language: str) -> Sequence[str]:
        return self.fr if language == "fr" else self.en


class Line(Phrase):
    """One line of the bot. `as`: a card that the screens show in their own way."""

    kind: Literal["said", "offered", "kept", "filed", "status"] = Field("said", alias="as")


class Option(Part):
    value: Name
    label: Both
    typed: Typed = Typed()


class FieldShape(Part):
    """Something the customer is asked.

    `retention`: with the conversation, with the complaint's register, or `once`: used and not kept.
    `called`: what people call it when they correct it. `read_by`: who outside the flow needs it.
    `check`, `pattern`: what an answer must be. `currency`: of an amount that names none.
    """

    type: AskType
    label: Both
    called: Typed = Typed()
    purpose: Both
    retention: Literal["once", "conversation", "complaint"]
    read_by: Literal["person", "register"] | None = None
    max: int | None = Field(default=None, ge=1, le=8000)
    choices: Sequence[Option] = Field(default=(), max_length=40)
    choices_from: Literal["topics", "services", "articles", "answers"] | None = None
    check: Name | None = None
    pattern: Annotated[str, Field(min_length=1, max_length=120)] | None = None
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] = "EUR"
    opens: Literal["inquiry"] | None = None

    @property
    def longest(self) -> int:
        """Characters of an answer."""
        return self.max or LIMITS.get(self.type, 200)

    @property
    def keep(self) -> bool:
        return self.retention != "once"


class AskShape(Part):
    """`tries`: unusable answers before `give_up`, which leads to a person. `afresh`: asked even if known.

    `earlier`: asked instead of `question` where the customer wrote `{{ earlier }}` before, which may be kept
    as the answer: beside another question, or as one of the fields `earlier_from`.
    """

    field: Name
    question: Phrase
    retry: Phrase
    optional: bool = False
    afresh: bool = False
    tries: int = Field(default=3, ge=1, le=5)
    give_up: Name = "person"
    reads_back: bool = False
    earlier: Phrase | None = None
    earlier_from: Sequence[Name] = Field(default=(), max_length=40)


class Move(Part):
    """Where to go next; the first move that fits is taken."""

    if_: Name | None = Field(default=None, alias="if")
    chose: Name | None = None
    to: Name


Moves = Annotated[Sequence[Move], Field(max_length=40)]
Fields = Annotated[Sequence[Name], Field(max_length=40)]


class StateShape(Part):
    """In this order: forget, say, request, then ask and wait, or go on at once.

    `search`: fields whose texts are looked up in the articles when the ask is answered.
    `returns`: back to the question that a digression left open, if there is one.
    `revisits`: to the question of the field that was chosen. `rests`: the bot has nothing to ask here.
    """

    forget: Fields = ()
    say: Sequence[Line] = Field(default=(), max_length=10)
    request: Request | None = None
    ask: AskShape | None = None
    search: Fields = ()
    returns: bool = False
    revisits: bool = False
    rests: bool = False
    go: Moves = ()


class FlowShape(Part):
    """`draft`: its questions are numbered, and `cancel` drops what was told here.

    `keeps_for`: the field that is asked later with what customers write beside the questions of this file.
    """

    about: Both
    draft: bool = False
    keeps_for: Name | None = None
    fields: dict[Name, FieldShape] = Field(default_factory=dict, max_length=100)
    states: dict[Name, StateShape] = Field(min_length=1, max_length=200)
