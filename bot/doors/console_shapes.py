"""What the commands of the console carry."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from bot.doors.commands import Shape
from bot.doors.shapes import ClientId, Files, Id, Name, Number, Reason, StaffWords
from bot.model.wording import TEXT

Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Text = Annotated[str, StringConstraints(max_length=8_000, pattern=TEXT)]
Word = Annotated[str, StringConstraints(pattern=r"^[\w-]{1,40}$")]
"""A tag: letters of any alphabet, digits, _ and -."""


class Hello(Shape):
    csrf: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    language: Literal["fr", "en"] = "en"


class Available(Shape):
    on: bool


class Of(Shape):
    """A command that says no more than which conversation, and by which act."""

    conversation: Id
    client_id: ClientId


class Unwatch(Shape):
    conversation: Id


class Watch(Shape):
    conversation: Id
    after: Number | None = None


class Reply(Of):
    text: StaffWords


class Attach(Of):
    files: Files


class Transfer(Of):
    to: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_:-]{1,80}$")]
    reason: Reason


class Release(Of):
    to: Literal["bot", "queue"]
    reason: Reason
    state: Name | None = None
    fields: dict[Name, Text] | None = None


class BargeIn(Of):
    reason: Reason


class Tag(Of):
    """All tags that the conversation has from now on."""

    tags: Annotated[list[Word], Field(max_length=20)]


class Correct(Of):
    fields: Annotated[dict[Name, Text], Field(min_length=1)]


class Reveal(Of):
    """A field that is shown masked, or a line by its `no`; one of them."""

    field: Name | None = None
    no: Number | None = None


class Resolve(Of):
    outcome: Literal["answered", "interim"]
    text: StaffWords | None = None
    promised_on: Day | None = None


class Typing(Shape):
    conversation: Id
    on: bool


class Seen(Shape):
    conversation: Id
    seq: Number
