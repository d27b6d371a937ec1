"""What the commands of the console carry."""

from typing import Annotated, Literal

from pydantic import StringConstraints

from bot.doors.commands import Shape
from bot.doors.shapes import ClientId, Files, Id, Name, Number, Reason, StaffWords

Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class Hello(Shape):
    csrf: Annotated[str, StringConstraints(min_length=1, max_length=200)]


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
    fields: dict[Name, Annotated[str, StringConstraints(max_length=8_000)]] | None = None


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
