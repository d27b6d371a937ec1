"""docs/flows.md names every word, type, condition, blank and phrase of the flow files, and no other."""

import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from bot.dialogue import format as shapes
from bot.dialogue.blanks import MOMENT, POLICY
from bot.dialogue.checking import CHECKS
from bot.dialogue.flow import ENTRANCES
from bot.dialogue.guards import GUARDS
from bot.dialogue.phrases import FILTERS
from bot.dialogue.prove_reach import NEAR, WRITTEN
from bot.dialogue.words import GlobalsShape, PhrasesShape
from bot.firm.yaml_places import MAX_BYTES
from bot.model.entry import AskType
from bot.model.step import Request
from tests.dialogue.dialogue_stage import FLOWS

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "flows.md").read_text(encoding="utf-8")
Shape = type[BaseModel]


def words_of(shape: Shape) -> set[str]:
    return {field.alias or name for name, field in shape.model_fields.items()}


TABLES: list[tuple[str, Collection[str]]] = [
    ("word of a file", words_of(shapes.FlowShape)),
    ("word of a field", words_of(shapes.FieldShape)),
    ("word of a choice", words_of(shapes.Option)),
    ("word of a state", words_of(shapes.StateShape)),
    ("word of a line", words_of(shapes.Line)),
    ("word of an ask", words_of(shapes.AskShape)),
    ("word of a move", words_of(shapes.Move)),
    ("type", set(AskType)),
    ("check", CHECKS),
    ("condition", GUARDS),
    ("request", set(Request)),
    ("state", ENTRANCES),
    ("filter", FILTERS),
    ("blank", POLICY | MOMENT),
    ("word", GlobalsShape.model_fields),
    ("phrase", PhrasesShape.model_fields),
]
LISTS: list[tuple[str, str, Shape, str]] = [
    ("word of a field", "retention", shapes.FieldShape, "retention"),
    ("word of a field", "read_by", shapes.FieldShape, "read_by"),
    ("word of a field", "choices_from", shapes.FieldShape, "choices_from"),
    ("word of a field", "opens", shapes.FieldShape, "opens"),
    ("word of a line", "as", shapes.Line, "kind"),
]


def rows(heading: str) -> list[list[str]]:
    """The table whose first heading is this: its rows, each in cells."""
    (table,) = re.findall(rf"^\| {re.escape(heading)} \|.*\n\|[-|]+\|\n((?:\|.*\n)+)", PAGE, re.MULTILINE)
    return [re.split(r"(?<!\\) \| ", line.strip("| ")) for line in table.splitlines()]


def quoted(text: str) -> list[str]:
    return re.findall(r"`([^`]+)`", text)


@pytest.mark.parametrize(("heading", "known"), TABLES, ids=[heading for heading, _ in TABLES])
def test_a_table_names_all_that_there_are(heading: str, known: Collection[str]) -> None:
    told = [word for row in rows(heading) for word in quoted(row[0])]

    assert sorted(told) == sorted(map(str, known))


@pytest.mark.parametrize(("heading", "word", "shape", "field"), LISTS)
def test_a_word_with_a_closed_list_names_it_whole(heading: str, word: str, shape: Shape, field: str) -> None:
    (row,) = (row for row in rows(heading) if quoted(row[0]) == [word])

    assert set(quoted(" ".join(row[1:]))) == literals(shape.model_fields[field].annotation)


def literals(annotation: Any) -> set[str]:
    """`Literal["a", "b"] | None` as its words."""
    found = set[str]()
    for value in get_args(annotation):
        found |= {value} if isinstance(value, str) else literals(value)
    return found


def most(shape: Shape, field: str) -> int:
    for rule in shape.model_fields[field].metadata:
        for name in ("max_length", "le"):
            if hasattr(rule, name):
                return int(getattr(rule, name))
    raise AssertionError(f"{field} has no limit")


def test_the_limits_are_those_that_hold() -> None:
    told = {what: int(limit.split(", or")[0].replace(",", "")) for what, limit in rows("what")}

    known: Mapping[str, int] = {
        "characters of a `text`": shapes.LIMITS[AskType.TEXT],
        "characters of a `long_text`": shapes.LIMITS[AskType.LONG_TEXT],
        "`tries`": most(shapes.AskShape, "tries"),
        "variants of a sentence": most(shapes.Phrase, "fr"),
        "lines in a `say`": most(shapes.StateShape, "say"),
        "moves of a state": most(shapes.StateShape, "go"),
        "choices of a field": most(shapes.FieldShape, "choices"),
        "fields in a file": most(shapes.FlowShape, "fields"),
        "states in a file": most(shapes.FlowShape, "states"),
        "bytes of a file": MAX_BYTES,
        "acts to a person or a complaint": NEAR,
        "acts to a promise in writing": WRITTEN,
    }
    assert told == known


def test_what_is_left_out_is_as_the_page_says() -> None:
    said = {quoted(row[0])[0]: row[1] for row in rows("word of an ask")}
    ask, field = shapes.AskShape.model_fields, shapes.FieldShape.model_fields

    assert f"{ask['tries'].default} if left out" in said["tries"]
    assert f"`{ask['give_up'].default}` if left out" in said["give_up"]
    assert any(f"`{field['currency'].default}` if left out" in row[1] for row in rows("word of a field"))


def test_the_files_of_the_words_are_those_there_are() -> None:
    told = set(re.findall(r"`(?:words/)?(\w+\.yaml)`", PAGE.split("## What works at every question", 1)[1]))

    assert {path.name for path in (FLOWS / "words").glob("*.yaml")} == told
