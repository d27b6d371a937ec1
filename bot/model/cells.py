"""What a cell of a table that leaves the house may hold; no program that opens it may compute it."""

Cell = str | int | float | None
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A text that begins so may be taken for a formula."""


def harmless(cell: Cell) -> Cell:
    """For CSV, where nothing says what is a text: an apostrophe before it makes it one for every program."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
