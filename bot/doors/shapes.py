"""The fields that commands of both socket doors share."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from bot.doors.commands import Shape
from bot.model.wording import SAYS_SOMETHING, TEXT

ClientId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_-]{1,60}$")]
Words = Annotated[str, StringConstraints(min_length=1, max_length=8_000, pattern=SAYS_SOMETHING)]
StaffWords = Annotated[str, StringConstraints(min_length=1, max_length=4_000, pattern=SAYS_SOMETHING)]
Reason = Annotated[str, StringConstraints(max_length=500, pattern=TEXT)]
Number = Annotated[int, Field(ge=0, le=2**53)]
Language = Literal["fr", "en"]
Files = Annotated[list[Id], Field(min_length=1, max_length=20)]
Page = Annotated[int, Field(ge=1, le=200)]


class Nothing(Shape):
    """A command without fields."""
