"""What the house writes is YAML 1.2, and a problem is told where it stands."""

from pathlib import Path
from typing import Any

import pytest

from bot.firm.problems import Problems
from bot.firm.yaml_places import parse, read


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


CAUSES = [
    ('a: "x\nb: 1\n', 1, "a quote is opened here and not closed"),
    ("a: 1\nb: 'x\nc: 'd'\n", 2, "a quote is opened here and not closed"),
    ("a: 'va l'aider'\n", 1, "the text ends here at a quote"),
    ("a: {{ name }}, hello\n", 1, "a text with { or : must stand between quotes"),
    ("a: b: c\n", 1, "a text with { or : must stand between quotes"),
    ("a: @b\n", 1, "a text that begins with @ must stand between quotes"),
    ("a: *b\n", 1, "a text that begins with * must stand between quotes"),
    ("a:\n\tb: 1\n", 2, "a tab stands here: indent with spaces"),
    ("a:\n  b: 1\n c: 2\n", 3, "is it indented as they are?"),
    ("a: 1\nb: [1, 2\nc: 3\n", 2, "a bracket is opened here and not closed"),
    ("a: 1\na: 2\n", 2, "the word 'a' stands twice"),
    ("a: 1\nb: \x1b[31m\n", 2, "an invisible character (U+001B) stands here"),
    (f"a: 1\nb: {'9' * 10_000}\n", 2, "this number has too many digits"),
]


@pytest.mark.parametrize(("text", "line", "sentence"), CAUSES)
def test_what_is_no_yaml_is_told_with_its_likely_cause(text: str, line: int, sentence: str) -> None:
    with pytest.raises(Problems) as refused:
        parse(text, "words.yaml")

    (problem,) = refused.value.problems
    assert (problem.line, sentence in problem.sentence) == (line, True), problem


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\u200f", "\u0085"])
def test_a_sign_that_nobody_sees_is_refused_where_it_stands(tmp_path: Path, sign: str) -> None:
    file = tmp_path / "policy.yaml"
    file.write_text(f"a: 1\nb:\n  - un{sign}seen\n", encoding="utf-8")

    with pytest.raises(Problems) as refused:
        read(file, "policy.yaml")

    (problem,) = refused.value.problems
    assert (problem.line, problem.column) == (3, 7)
    assert f"an invisible character (U+{ord(sign):04X}) stands here: take it out" in problem.sentence


def test_one_that_is_written_as_an_escape_is_refused_too() -> None:
    with pytest.raises(Problems) as refused:
        parse('a: 1\nb: {label: "un\\u202Eseen"}\n', "policy.yaml")

    (problem,) = refused.value.problems
    assert (problem.line, "U+202E" in problem.sentence) == (2, True)


def test_no_break_spaces_and_the_line_ends_of_other_editors_are_let_pass(tmp_path: Path) -> None:
    file = tmp_path / "policy.yaml"
    file.write_bytes("a: « oui\u00a0»\u202f!\r\nb: \u00e9\r\n".encode())

    assert read(file, "policy.yaml").data["b"] == "é"
