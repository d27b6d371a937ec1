"""The file of canned replies: what is wrong with it, and what a blank does."""

from pathlib import Path

import pytest

from bot.errors import BadRequest
from bot.firm.problems import Problems
from bot.firm.replies import FILLED, blanks_of, fill, load_replies, must_be_filled
from bot.settings import HERE

WRONG = """\
replies:
  - id: hello
    title: { fr: Bonjour, en: Hello }
    text: { fr: "Bonjour {{ name }}", en: "Hello {{ first_name }}" }
  - id: hello
    title: { fr: Bonjour, en: Hello }
    text: { fr: "Bonjour", en: "Hello" }
"""


def test_the_firms_own_file_is_right_and_some_reply_needs_nothing_by_hand() -> None:
    replies = load_replies(HERE / "flows")

    known = dict.fromkeys(FILLED, "x")
    assert [reply.id for reply in replies if not blanks_of(reply.text.fr, known)]


def test_every_fault_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "replies.yaml").write_text(WRONG, encoding="utf-8")

    with pytest.raises(Problems) as wrong:
        load_replies(tmp_path)

    told = [(problem.line, problem.sentence) for problem in wrong.value.problems]
    assert told == [
        (2, "hello stands here twice"),
        (4, "blanks of one language only: first_name, name"),
        (5, "hello stands here twice"),
    ]


def test_without_a_file_there_are_none(tmp_path: Path) -> None:
    assert load_replies(tmp_path) == ()


def test_what_is_known_is_filled_once_and_never_read_as_a_blank() -> None:
    filled = fill("{{ name }}, {{amount}}", {"name": "{{ amount }}", "amount": None})

    assert (filled.text, filled.missing) == ("{{ amount }}, {{amount}}", ("amount",))


@pytest.mark.parametrize("text", ["Hello {{ name }}", "{{amount}}"])
def test_a_blank_is_not_sent(text: str) -> None:
    with pytest.raises(BadRequest):
        must_be_filled(text)


@pytest.mark.parametrize("text", ["{{7*7}}", "{% if x %}", "{{ a.b }}", "{{}}", "${x}", "{ name }"])
def test_other_braces_are_only_text(text: str) -> None:
    must_be_filled(text)
