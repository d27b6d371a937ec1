"""No cell that leaves the house is computed by the program that opens it."""

import pytest

from bot.model.cells import Cell, harmless

RUN = "cmd|' /C calc'!A0"
WIDE_EQUALS, WIDE_PLUS, WIDE_MINUS, WIDE_AT = "\uff1d", "\uff0b", "\uff0d", "\uff20"


@pytest.mark.parametrize(
    "begun",
    [
        *("=", "+", "-", "@", "\t", "\r", "\n", "\t=", " =", "\u00a0=", "\u3000="),
        *("\ufeff=", "\u200b=", "\u2060+", "\u200e@", "\x00=", "\x1f=", "\u2028="),
        *(WIDE_EQUALS, WIDE_PLUS, WIDE_MINUS, WIDE_AT, "\ufe62", "\ufe63", f"\u200b {WIDE_EQUALS}"),
    ],
)
def test_what_may_be_taken_for_a_formula_is_made_a_text(begun: str) -> None:
    assert harmless(begun + RUN) == "'" + begun + RUN


@pytest.mark.parametrize("cell", ["a=1", "«=»", "", "é", " bonjour", "\u200b", "1-2", 12, -3.5, None])
def test_what_is_none_stays_as_it_is(cell: Cell) -> None:
    assert harmless(cell) == cell
