"""What the house writes is YAML 1.2, and a problem is told where it stands."""

from typing import Any

import pytest

from bot.firm.yaml_places import parse


@pytest.mark.parametrize(
    ("written", "meant"),
    [("no", "no"), ("on", "on"), ("12:30", "12:30"), ("010", 10), ("true", True), ("1e3", 1000.0)],
)
def test_values_are_those_of_yaml_1_2(written: str, meant: Any) -> None:
    assert parse(f"a: {written}", "words.yaml").data == {"a": meant}


def test_a_place_is_found_although_reading_kept_none() -> None:
    placed = parse("a:\n  b:\n    - 1\n    - 2\n", "words.yaml", first_line=3)

    assert placed.data == {"a": {"b": [1, 2]}}
    assert placed.place(["a", "b", 1]) == (7, 7)
