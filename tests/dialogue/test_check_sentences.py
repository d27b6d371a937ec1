"""`flows check` speaks to whoever keeps the flows: plain sentences, no word of a library."""

import re
from pathlib import Path

import pytest

from bot.dialogue.phrases import Type, faults
from bot.firm.policy import Policy
from tests.dialogue.planting import change, copied, told

pytestmark = pytest.mark.usefixtures("unchanged_files_are_read_once")

LIBRARY = re.compile(
    r"\b[A-Z]\w*(Shape|Part)\b|\b(Policy|Both|Option|Phrase|Sequence|Moves|Line)\b"
    r"|Input should|Extra inputs|Field required|String should|instance|scalar|mapping|token|collection"
)
EMPTY = [
    ("", "the file is empty: write names with values"),
    ("# Later.\n", "the file is empty: write names with values"),
    ("- a\n- b\n", "the file must hold names with values, not a list"),
    ("some words\n", "the file must hold names with values, not 'some words'"),
]
PLANTED = [
    (
        "      field: account\n",
        "      feild: account\n",
        "there is no word 'feild' here; did you mean 'field'?",
    ),
    ("    retention: once\n", "    retension: once\n", "no word 'retension' here; did you mean 'retention'?"),
    ("    request: code\n", "    requets: code\n", "no word 'requets' here; did you mean 'request'?"),
    ("    type: email\n", "    type: emial\n", "did you mean 'email'?"),
    ("    max: 40\n", "    max: many\n", "max: must hold a whole number, not 'many'"),
    ("    max: 40\n", "    max: 90000\n", "max: 90000 is too large: at most 8000"),
    ("    returns: true\n", "    returns: perhaps\n", "returns: must hold true or false, not 'perhaps'"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copied(tmp_path)


def sentences(folder: Path, policy: Policy) -> list[str]:
    said = [sentence for *_, sentence in told(folder, policy)]
    assert not [sentence for sentence in said if LIBRARY.search(sentence)]
    return said


def plant(folder: Path, old: str, new: str) -> None:
    """In the first flow file that holds `old`, where it stands first."""
    path = next(path for path in sorted(folder.glob("*.yaml")) if old in path.read_text(encoding="utf-8"))
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(("text", "sentence"), EMPTY)
def test_a_file_that_holds_no_flow(folder: Path, policy: Policy, text: str, sentence: str) -> None:
    (folder / "status.yaml").write_text(text, encoding="utf-8")

    assert sentence in sentences(folder, policy)


@pytest.mark.parametrize(("old", "new", "sentence"), PLANTED)
def test_a_wrong_word_is_told_once(folder: Path, policy: Policy, old: str, new: str, sentence: str) -> None:
    plant(folder, old, new)

    said = sentences(folder, policy)

    assert any(sentence in each for each in said), said
    assert not any("is missing" in each for each in said)


@pytest.mark.parametrize("written", ["person", "{ to: person }", ""])
def test_moves_that_are_no_list(folder: Path, policy: Policy, written: str) -> None:
    change(folder, "status.yaml", "    go:\n      - { to: code_sent }\n", f"    go: {written}\n")

    assert any("go: write a list" in said for said in sentences(folder, policy))


PHRASES = [
    ("{{ name | upper }}", "there is no filter 'upper'; there are plural, short"),
    ("{% if name %}a", "{% if %} without {% endif %}"),
    ("a{% endif %}", "{% endif %} without {% if %}"),
    ("{% for a in name %}", "between {% and %} stands only: if, else, endif"),
    ("{{ name", "{{ is not closed by }}"),
    ("{{ name }", "{{ is not closed by }}"),
    ("{{ my name }}", "the name of a blank is one word"),
    ("{{ }}", "no blank is named between the brackets"),
    ("{{ 'text' }}", "stands the name of a blank, not a text or a number"),
    ("a\x1b[31m", "an invisible character (U+001B): take it out"),
    ("a\u202eb", "an invisible character (U+202E): take it out"),
    ("a\u2066b", "an invisible character (U+2066): take it out"),
    ("{# later #}", "a phrase holds no comments"),
    ("{% if name %}a{% elif name %}b{% endif %}", "there is no {% elif %}"),
]


@pytest.mark.parametrize(("text", "sentence"), PHRASES)
def test_a_phrase_that_cannot_be_filled_in(text: str, sentence: str) -> None:
    said = list(faults(text, {"name": Type.TEXT}))

    assert any(sentence in each for each in said), said
    assert not any(re.search(r"Jinja|template|token|tag", each) for each in said)


def test_files_of_words_that_are_missing_are_named(folder: Path, policy: Policy) -> None:
    (folder / "words" / "talk.yaml").unlink()

    assert told(folder, policy) == [("words/talk.yaml", 1, "the file is missing")]


def test_an_unreadable_file_of_words_hides_no_fault_of_another(folder: Path, policy: Policy) -> None:
    (folder / "words" / "talk.yaml").write_text("talk: [", encoding="utf-8")
    change(folder, "words/phrases.yaml", "  too_long:\n", "  too_wide:\n")

    said = sentences(folder, policy)

    assert any("no word 'too_wide' here" in each for each in said)
    assert not any("'talk' is missing" in each for each in said)


def test_an_unreadable_flow_hides_no_fault_of_another_and_makes_none(folder: Path, policy: Policy) -> None:
    (folder / "welcome.yaml").write_text('about: "', encoding="utf-8")
    change(folder, "status.yaml", "request: code", "request: reboot")

    said = sentences(folder, policy)

    assert len(said) == 2, said
    assert "a quote is opened here and not closed" in said
