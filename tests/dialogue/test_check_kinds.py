"""`flows check`, kind by kind: what is asked for nothing, quoted too early, dead, contradictory or slow."""

import re
from pathlib import Path

import pytest

from bot.dialogue.examine import examine
from bot.dialogue.patterns import pattern_faults, slowest
from bot.firm.policy import Policy
from tests.dialogue.planting import change, copied, told


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copied(tmp_path)


KINDS = [
    ("welcome.yaml", "keeps_for: question", "keeps_for: topic", "keeps_for: no ask of 'topic' has earlier"),
    (
        "complaint.yaml",
        "earlier_from: [question]",
        "earlier_from: [questoin]",
        "states.narrative: there is no field 'questoin'; did you mean 'question'?",
    ),
    (
        "complaint.yaml",
        '      retry: { fr: "Dites-nous, en quelques mots',
        '      earlier_from: [question]\n      retry: { fr: "Dites-nous, en quelques mots',
        "states.wanted: earlier_from needs earlier, which offers the words",
    ),
    (
        "welcome.yaml",
        '      question: { fr: "D\'abord, quel est votre nom ?", en: "To begin with, what is your name?" }\n',
        '      question: { fr: "D\'abord, quel est votre nom ?", en: "To begin with, what is your name?" }\n'
        '      earlier: { fr: "« {{ earlier }} » ?", en: "“{{ earlier }}”?" }\n',
        "states.name: only a long_text is answered by what was written earlier",
    ),
    ("welcome.yaml", "    read_by: person\n\nstates:", "\nstates:", "fields.topic: is asked and never used"),
    (
        "welcome.yaml",
        "To begin with, what is your name?",
        "{{ email }}, what is your name?",
        "the French text lacks the blank 'email'",
    ),
    (
        "handover.yaml",
        '{ fr: "Merci, et bonne journée.", en: "Thank you, and have a good day." }',
        '{ fr: "Merci, {{ wanted }}.", en: "Thank you, {{ wanted }}." }',
        "states.thanks: quotes 'wanted', which need not have been asked before",
    ),
    (
        "handover.yaml",
        "- { if: open_now, to: nobody_free }",
        "- { if: open_now, to: nobody_free }\n      - { if: someone_is_there, to: to_person }",
        "states.person: is never reached: an earlier move always fits",
    ),
    (
        "complaint.yaml",
        "      - { chose: no, to: not_declared }",
        "      - { chose: no, if: declared, to: confirm }\n      - { chose: no, to: not_declared }",
        "can never be: 'declared' does not hold when the answer is 'no'",
    ),
    (
        "complaint.yaml",
        "typed: { fr: [envoyer, déposer, oui], en: [send, file it, yes] }",
        "typed: { fr: [abandonner], en: [send, file it, yes] }",
        "two choices are both called 'abandonner'",
    ),
    (
        "welcome.yaml",
        '{{ conversation_months | plural("month", "months") }},',
        '{{ conversation_months | plural("month") }},',
        "plural takes 2 words in brackets",
    ),
    (
        "handover.yaml",
        "by {{ reply_by }} at the latest,\n",
        'by {{ reply_by | plural("a", "b") }} at the latest,\n',
        "plural needs a number, and 'reply_by' is a day",
    ),
    (
        "welcome.yaml",
        "    max: 40\n    check: account_number\n",
        '    max: 40\n    pattern: "(a+)+"\n',
        "a group in a pattern may not be repeated",
    ),
    (
        "welcome.yaml",
        "    max: 40\n    check: account_number\n",
        "    max: 40\n    check: not_zero\n",
        "not_zero is for an amount of money",
    ),
    (
        "welcome.yaml",
        "    purpose: { fr: Retrouver votre dossier plus vite., en: To find your file sooner. }\n",
        "",
        "fields.account: 'purpose' is missing",
    ),
    (
        "complaint.yaml",
        "    retention: complaint\n    choices:\n      - value: self",
        "    choices:\n      - value: self",
        "fields.filer: 'retention' is missing",
    ),
]
NEAR_BY = 9
"""Lines between what was planted and the field or state that is named for it."""


@pytest.mark.parametrize(("name", "old", "new", "sentence"), KINDS)
def test_each_kind_is_named(
    folder: Path, policy: Policy, name: str, old: str, new: str, sentence: str
) -> None:
    line = change(folder, name, old, new)

    problems = told(folder, policy)

    (at,) = (at for file, at, said in problems if file == name and sentence in said)
    assert line - NEAR_BY <= at <= line + 1, problems


@pytest.mark.parametrize(
    ("name", "state", "move", "to"),
    [
        ("welcome.yaml", "start", "- { if: language_known, to: welcome }", "language"),
        ("inquiry.yaml", "next", "- { chose: complaint, to: complaint }", "person"),
    ],
)
def test_a_condition_about_a_search_where_none_came_before(
    folder: Path, policy: Policy, name: str, state: str, move: str, to: str
) -> None:
    line = change(folder, name, move, f"- {{ if: found_answer, to: {to} }}\n      {move}")

    sentence = f"states.{state}: can never be: 'found_answer', where no search came before"
    assert told(folder, policy) == [(name, line, sentence)]


NEEDS = [
    (
        "complaint.yaml",
        "      - { to: wanted }\n",
        "      - { if: open_now, to: wanted }\n      - { to: evidence }\n",
        "states.filing: request: complaint needs 'wanted', which need not have been asked",
    ),
    (
        "status.yaml",
        "      field: reference\n",
        "      field: reference\n      optional: true\n",
        "states.code_sent: request: code needs 'reference', which need not have been asked",
    ),
]


@pytest.mark.parametrize(("name", "old", "new", "sentence"), NEEDS)
def test_what_a_request_needs_is_asked_before(
    folder: Path, policy: Policy, name: str, old: str, new: str, sentence: str
) -> None:
    change(folder, name, old, new)

    (line,) = (line for _, line, said in told(folder, policy) if sentence in said)

    assert (folder / name).read_text(encoding="utf-8").splitlines()[line - 1].strip().startswith("request: ")


def test_what_conditions_and_requests_look_at_is_asked_somewhere(folder: Path, policy: Policy) -> None:
    change(folder, "handover.yaml", "  rating:\n    type: choice\n", "  mark:\n    type: choice\n")
    change(folder, "handover.yaml", "      field: rating\n", "      field: mark\n")

    problems = told(folder, policy)

    sentences = [said for *_, said in problems]
    assert "states.rate: request: rate needs 'rating', which is asked nowhere" in sentences
    assert "states.answered: 'rated' looks at 'rating', which is asked nowhere" in sentences
    assert all(line > 1 for _, line, _ in problems)


def test_a_state_from_which_no_person_is_reached(folder: Path, policy: Policy) -> None:
    text = (folder / "handover.yaml").read_text(encoding="utf-8")
    lost = (
        "  lost_one:\n    ask:\n      field: rating\n      optional: true\n      afresh: true\n"
        '      question: { fr: "Note ?", en: "Rating?" }\n      retry: { fr: "Note ?", en: "Rating?" }\n'
        "      give_up: lost_one\n    go:\n      - { to: lost_one }\n"
    )
    text = text.replace("      - { to: anything_else }\n", "      - { to: lost_one }\n") + lost
    (folder / "handover.yaml").write_text(text, encoding="utf-8")

    sentences = [said for *_, said in told(folder, policy)]

    assert "states.lost_one: no way from here leads to a person" in sentences


@pytest.mark.parametrize("pattern", ["[A-Z]{2}[0-9]{6}", "(?:FR|GB)?[0-9 ]+", r"C-\d{4}", "[+*(){}]+", ""])
def test_a_plain_pattern_is_understood(pattern: str) -> None:
    assert list(pattern_faults(pattern, 200)) == []


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+",
        "(a|a)*",
        "(a*){2,}",
        "a++b",
        "a{2,}{3,}",
        "(a)\\1",
        "(?=a)a",
        "(?<n>a)",
        "(",
        "a*b*c*d*",
        "[a",
    ],
)
def test_a_pattern_that_may_take_for_ever_is_refused(pattern: str) -> None:
    assert list(pattern_faults(pattern, 200))


@pytest.mark.parametrize(
    ("pattern", "longest"), [("a*b*c*", 200), ("[0-9]+-[0-9]+", 4000), ("a?" * 30, 120), ("x{0,99}" * 4, 120)]
)
def test_a_pattern_with_too_many_ways_for_its_length_is_refused(pattern: str, longest: int) -> None:
    (fault,) = pattern_faults(pattern, longest)
    assert f"too many ways on {longest} characters" in fault


def test_the_worst_time_of_a_pattern_is_told_with_its_text(folder: Path, policy: Policy) -> None:
    field = "    max: 40\n    check: account_number\n"
    change(folder, "welcome.yaml", field, '    max: 40\n    pattern: "[A-Z]+[0-9]+"\n')

    *_, finding = examine(folder, policy).findings

    assert re.fullmatch(
        r"fields\.account: its pattern takes \d+\.\d\d ms at worst, for '.+' of 40 characters", finding
    )


def test_the_text_that_takes_longest_nearly_fits() -> None:
    found = slowest("(?:[0-9]+[a-z])?x*x*y", 400)

    assert (found.sign, found.length) == ("x", 400)
