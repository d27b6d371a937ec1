"""What may come with each command of the customers' socket."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from bot.doors.api.shapes import REFERENCE
from bot.doors.commands import Shape
from bot.doors.shapes import ClientId, Files, Language, Name, Number, Page, Words
from bot.model.wording import TEXT

PAGE = 200


class Hello(Shape):
    token: Annotated[str, StringConstraints(min_length=1, max_length=200)] | None = None
    after: Number | None = None
    language: Language | None = None
    identity: Annotated[str, StringConstraints(max_length=4_000)] | None = None
    page: Annotated[str, StringConstraints(max_length=2_000)] | None = None


class Say(Shape):
    text: Words
    client_id: ClientId
    to: Number | None = None


class Choose(Shape):
    choice: Name
    client_id: ClientId
    to: Number | None = None


class Attach(Shape):
    files: Files
    client_id: ClientId
    to: Number | None = None


class Typing(Shape):
    on: bool


class Seen(Shape):
    seq: Number


class Speak(Shape):
    language: Language
    client_id: ClientId


class Rate(Shape):
    score: Annotated[int, Field(ge=1, le=5)]
    comment: Annotated[str, StringConstraints(max_length=2_000, pattern=TEXT)] | None = None
    client_id: ClientId


class Entries(Shape):
    after: Number | None = None
    before: Number | None = None
    limit: Page = PAGE


class Leave(Shape):
    client_id: ClientId


class ActOn(Shape):
    """`version`: of the complaint as the customer read it."""

    reference: Annotated[str, StringConstraints(pattern=f"^{REFERENCE}$")]
    event: Literal["provide_information", "accept", "refuse_response", "withdraw"]
    version: Annotated[int, Field(ge=1)]
    text: Words | None = None
    files: Files | None = None
    client_id: ClientId


class MailTranscript(Shape):
    client_id: ClientId
