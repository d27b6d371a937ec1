"""The pages on security and resilience name tests that there are."""

import re
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parents[2]
NAMED = re.compile(r"`(tests/[\w/]+\.(?:py|test\.mjs))(?:::(\w+))?`")


@pytest.mark.parametrize(("page", "fewest"), [("security.md", 50), ("resilience.md", 30)])
def test_every_test_that_the_page_names_is_there(page: str, fewest: int) -> None:
    named = NAMED.findall((HERE / "docs" / page).read_text(encoding="utf-8"))

    assert len(named) >= fewest
    assert [(file, name) for file, name in named if not there(file, name)] == []


def there(file: str, name: str) -> bool:
    path = HERE / file
    return path.exists() and (not name or f"def test_{name}(" in path.read_text(encoding="utf-8"))
