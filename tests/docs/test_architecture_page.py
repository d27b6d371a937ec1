"""docs/architecture.md draws the walls that tests/test_architecture.py keeps."""

import re
from pathlib import Path

from tests.test_architecture import ALLOWED

PAGE = Path(__file__).resolve().parents[2] / "docs" / "architecture.md"
ROW = re.compile(r"^\| `(\w+)` \| ([^|]*) \| ([^|]*) \|$", re.MULTILINE)


def test_the_table_of_rooms_is_the_one_that_is_enforced() -> None:
    told = {
        room: (set(re.findall(r"`(\w+)`", ours)), set(re.findall(r"`(\w+)`", theirs)))
        for room, ours, theirs in ROW.findall(PAGE.read_text(encoding="utf-8"))
    }

    assert told == ALLOWED
