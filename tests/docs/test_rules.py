"""Every rule of docs/register.md is named by a test, and no test names a rule that there is not."""

import re
from pathlib import Path

HERE = Path(__file__).resolve().parents[2]
PAGE = (HERE / "docs" / "register.md").read_text(encoding="utf-8")
NAMED = re.compile(r"^\s*(?:async )?def test_((?:r\d+_)+)", re.MULTILINE)


def rules() -> list[str]:
    return re.findall(r"^\| (R\d+) \|", PAGE, re.MULTILINE)


def named() -> set[str]:
    texts = (path.read_text(encoding="utf-8") for path in (HERE / "tests").rglob("test_*.py"))
    return {
        name.upper() for text in texts for found in NAMED.findall(text) for name in found.split("_") if name
    }


def test_every_rule_is_named_by_a_test() -> None:
    assert sorted(set(rules()) - named()) == []


def test_every_rule_that_a_test_names_is_on_the_page_once() -> None:
    assert sorted(named() - set(rules())) == []
    assert len(rules()) == len(set(rules()))
