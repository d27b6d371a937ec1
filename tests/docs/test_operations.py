"""docs/operations.md names every setting with its default; .env.example names none that there is not."""

import re
from pathlib import Path

import pytest

from bot.settings import HERE, Settings

PAGE = HERE / "docs" / "operations.md"
ROW = re.compile(r"^\| `RECOURSE_(\w+)` \| (?:`([^`]*)`)? ?\| ", re.MULTILINE)


def default_of(name: str) -> str:
    default = Settings.model_fields[name].default
    if isinstance(default, Path) and default.is_absolute():
        return str(default.relative_to(HERE))
    return "" if default in ((), None) else str(default)


def test_every_setting_is_explained_with_its_default() -> None:
    told = {name.lower(): default or "" for name, default in ROW.findall(PAGE.read_text(encoding="utf-8"))}

    known = {name: default_of(name) for name in Settings.model_fields}
    assert told == known | {"register_key_file": "<data>/register.key"}


def test_the_example_names_settings_that_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = (HERE / ".env.example").read_text(encoding="utf-8").splitlines()
    named = {line.split("=")[0] for line in lines if line and not line.startswith("#")}

    assert named <= {f"RECOURSE_{name.upper()}" for name in Settings.model_fields}
