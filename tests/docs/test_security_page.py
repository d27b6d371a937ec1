"""The page on security names tests that there are."""

import re
from pathlib import Path

HERE = Path(__file__).resolve().parents[2]
NAMED = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")


def test_every_test_that_the_page_names_is_there() -> None:
    page = (HERE / "docs" / "security.md").read_text(encoding="utf-8")
    named = NAMED.findall(page)

    assert len(named) > 50
    assert [(file, name) for file, name in named if not there(file, name)] == []


def there(file: str, name: str) -> bool:
    path = HERE / file
    return path.exists() and (not name or f"def test_{name}(" in path.read_text(encoding="utf-8"))
