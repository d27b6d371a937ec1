"""What a cell of a table that leaves the house may hold; no program that opens it may compute it."""

from unicodedata import category, normalize

Cell = str | int | float | None
FORMULA = frozenset("=+-@")
"""A text that begins so may be taken for a formula."""
UNSEEN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
"""Spaces, control and format characters: programs pass over some of them before they look for a formula."""


def harmless(cell: Cell) -> Cell:
    """For CSV, where nothing says what is a text: an apostrophe before it makes it one for every program."""
    return f"'{cell}" if isinstance(cell, str) and _may_compute(cell) else cell


def _may_compute(text: str) -> bool:
    """Also behind what nobody sees, and in the wide and small forms that some programs read as the sign."""
    begun = next((sign for sign in text if category(sign) not in UNSEEN), "")
    return text.startswith(("\t", "\r", "\n")) or normalize("NFKC", begun)[:1] in FORMULA
