"""A text that a command may not carry is refused in plain words."""

import pytest

from bot.doors.commands import Shape, shaped
from bot.doors.shapes import Words
from bot.errors import BadRequest


class Said(Shape):
    text: Words


@pytest.mark.parametrize(("text", "word"), [("a\x00b", "invisible character"), ("  ", "says nothing")])
def test_a_text_that_cannot_be_said(text: str, word: str) -> None:
    with pytest.raises(BadRequest) as refused:
        shaped(Said, {"text": text})

    assert word in str(refused.value.details)
