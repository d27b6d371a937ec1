"""The fields that commands of both socket doors share."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from bot.doors.commands import Shape

ClientId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_-]{1,60}$")]
TEXT = r"^[^\x00]*$"
"""A NUL is no letter of any language, and what letters and files are made with does not take it."""
BLANK = (
    r"\s\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    r"\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0"
)
"""What shows nothing by itself: spaces, control and format characters, fillers, selectors."""
SAYS_SOMETHING = rf"^[^\x00]*[^{BLANK}][^\x00]*$"
Words = Annotated[str, StringConstraints(min_length=1, max_length=8_000, pattern=SAYS_SOMETHING)]
StaffWords = Annotated[str, StringConstraints(min_length=1, max_length=4_000, pattern=SAYS_SOMETHING)]
Reason = Annotated[str, StringConstraints(max_length=500, pattern=TEXT)]
Number = Annotated[int, Field(ge=0, le=2**53)]
Language = Literal["fr", "en"]
Files = Annotated[list[Id], Field(min_length=1, max_length=20)]
Page = Annotated[int, Field(ge=1, le=200)]


class Nothing(Shape):
    """A command without fields."""
