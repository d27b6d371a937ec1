"""The shape of the flow files: the handful of words that `docs/flows.md` explains."""

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field

from bot.firm.policy import Both, Name, Part
from bot.model.entry import AskType
from bot.model.step import Request

Word = Annotated[str, Field(min_length=1, max_length=60)]
Words = Annotated[Sequence[Word], Field(max_length=60)]


class Typed(Part):
    """What people type when they mean this, in each language."""

    fr: Words = ()
    en: Words = ()


class Line(Both):
    """One line of the bot. `as`: a card that the screens show in their own way."""

    kind: Literal["said", "offered", "kept", "filed", "status"] = Field("said", alias="as")


class Option(Part):
    value: Name
    label: Both
    typed: Typed = Typed()


class FieldShape(Part):
    """Something the customer is asked. `keep: false`: used once, asked afresh each time."""

    type: AskType
    label: Both
    purpose: Both
    max: int | None = Field(default=None, ge=1, le=8000)
    choices: Sequence[Option] = Field(default=(), max_length=40)
    choices_from: Literal["topics", "services", "articles", "answers"] | None = None
    keep: bool = True
    check: Name | None = None
    opens: Literal["inquiry"] | None = None


class AskShape(Part):
    """`tries`: unusable answers before `give_up`, which leads to a person. `afresh`: asked even if known."""

    field: Name
    question: Both
    retry: Both
    optional: bool = False
    afresh: bool = False
    tries: int = Field(default=3, ge=1, le=5)
    give_up: Name = "person"
    reads_back: bool = False


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
    """`draft`: its questions are numbered, and `cancel` drops what was told here."""

    about: Both
    draft: bool = False
    fields: dict[Name, FieldShape] = Field(default_factory=dict, max_length=100)
    states: dict[Name, StateShape] = Field(min_length=1, max_length=200)


class GlobalShape(Part):
    """A word that works everywhere. `digress`: the open question waits until it `returns`."""

    label: Both
    typed: Typed
    digress: bool = False
    go: Moves = ()


class GlobalsShape(Part):
    human: GlobalShape
    complaint: GlobalShape
    status: GlobalShape
    back: GlobalShape
    cancel: GlobalShape
    restart: GlobalShape
    fr: GlobalShape
    en: GlobalShape


class AnswerWord(Part):
    label: Both
    typed: Typed = Typed()


class AnswersShape(Part):
    """Answers that many questions share. `text`: "that was my text"; `none`: none of the articles."""

    yes: AnswerWord
    no: AnswerWord
    skip: AnswerWord
    done: AnswerWord
    text: AnswerWord
    none: AnswerWord
    other: AnswerWord


class PhrasesShape(Part):
    """What the engine itself says."""

    ask_back: Both
    nothing_before: Both
    too_many_tries: Both
    too_long: Both
    in_the_future: Both
    file_not_asked: Both
    files_received: Both
    unknown_choice: Both
    lost: Both


class WordsShape(Part):
    """`words.yaml`."""

    about: Both
    globals: GlobalsShape
    answers: AnswersShape
    phrases: PhrasesShape
