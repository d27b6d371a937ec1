"""`flows check` proves what holds for every conversation; a flow that breaks it is refused with the way."""

from pathlib import Path

import pytest

from bot.dialogue.examine import examine
from bot.firm.policy import Policy
from tests.dialogue.dialogue_stage import FLOWS
from tests.dialogue.planting import change, copied, told

FIELD = """fields:
  why:
    type: text
    label: { fr: Motif, en: Reason }
    purpose: { fr: Trier., en: To sort. }
    retention: once
    read_by: person
"""
ASK = """
  {state}:
    ask:
      field: {field}
      question: {{ fr: "Dites-moi ?", en: "Tell me?" }}
      retry: {{ fr: "Quelques mots.", en: "A few words." }}
    go:
      - {{ to: {to} }}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copied(tmp_path)


def with_questions(folder: Path, *, first: str, then: dict[str, tuple[str, str]], word: str) -> int:
    """A new field, states that ask for it, and a word that leads to the first; the line of that state."""
    change(folder, "handover.yaml", "fields:\n", FIELD)
    asks = "".join(ASK.format(state=name, field=field, to=to) for name, (field, to) in then.items())
    line = change(folder, "handover.yaml", "\n  to_person:\n", f"{asks}\n  to_person:\n")
    change(folder, "words/everywhere.yaml", f"      - {{ to: {word} }}\n", f"      - {{ to: {first} }}\n")
    return line + 1


def test_what_is_proved_is_printed(policy: Policy) -> None:
    findings = "\n".join(examine(FLOWS, policy).findings)

    assert "from every question a person, when somebody is there, in at most 2 acts" in findings
    assert "a promise in writing, when nobody is there, in at most 5 acts" in findings
    assert "from every question a complaint in at most 2 acts" in findings
    assert "no question comes twice unless" in findings
    assert "every end tells what happens next, and when (answered, dropped, filed," in findings


def test_questions_before_a_person_are_refused(folder: Path, policy: Policy) -> None:
    chain = {"why": ("why", "since"), "since": ("clarify", "where"), "where": ("wanted", "person")}
    line = with_questions(folder, first="why", then=chain, word="person")

    problems = told(folder, policy)
    (sentence,) = (said for *_, said in problems if "somebody is there" in said)
    assert problems[0][:2] == ("handover.yaml", line)
    assert "a person, when somebody is there, takes 4 acts, and 3 are the most" in sentence
    assert "«human» → why → «…» → since → «…» → where → «…» → person → to_person" in sentence


def test_a_question_that_comes_back_for_ever_is_no_way_to_a_person(folder: Path, policy: Policy) -> None:
    line = with_questions(folder, first="why", then={"why": ("why", "why")}, word="person")

    problems = told(folder, policy)

    assert any(
        (file, at) == ("handover.yaml", line)
        and "a person, when somebody is there, may never be reached" in said
        for file, at, said in problems
    )
    assert any("asks 'why' a second time on the way why → «…» → why" in said for *_, said in problems)


def test_a_word_that_leads_away_from_the_complaint_is_refused(folder: Path, policy: Policy) -> None:
    change(folder, "words/everywhere.yaml", "      - { to: complaint }\n", "      - { to: question }\n")

    file, _, sentence = told(folder, policy)[0]

    assert file == "inquiry.yaml"
    assert "a complaint may never be reached, and 3 are the most" in sentence
    assert "«complaint» → question" in sentence


def test_a_question_asked_twice_is_refused(folder: Path, policy: Policy) -> None:
    again = "  looked_up_again:\n    go:\n"
    change(folder, "inquiry.yaml", again, f"{again}      - {{ if: found_unclear, to: clarify }}\n")
    text = (folder / "inquiry.yaml").read_text(encoding="utf-8")
    line = text[: text.index("\n  clarify:\n    ask:")].count("\n") + 2

    file, at, sentence = told(folder, policy)[0]

    assert (file, at) == ("inquiry.yaml", line)
    assert sentence.startswith("states.clarify: asks 'clarify' a second time on the way ")
    assert sentence.endswith("looked_up → clarify → «…» → looked_up_again → clarify")


@pytest.mark.parametrize(
    ("to", "way"), [("email", "email → «gives up» → email"), ("name", "email → «gives up» → name → email")]
)
def test_a_question_that_comes_back_when_given_up_is_refused(
    folder: Path, policy: Policy, to: str, way: str
) -> None:
    change(folder, "welcome.yaml", "      field: email\n", f"      field: email\n      give_up: {to}\n")

    sentences = [said for *_, said in told(folder, policy)]

    assert f"states.email: comes back when given up, on the way {way}" in sentences


def test_a_known_answer_forgotten_without_a_word_is_refused(folder: Path, policy: Policy) -> None:
    again = "  again:\n    forget: [name]\n    go: [{ if: open_now, to: name }, { to: account }]\n\n"
    change(folder, "welcome.yaml", "- { to: account }", "- { to: again }")
    change(folder, "welcome.yaml", "  account:\n    ask:\n", f"{again}  account:\n    ask:\n")

    sentences = [said for *_, said in told(folder, policy)]

    assert any("states.name: asks 'name' a second time on the way" in said for said in sentences), sentences
    assert any(said.endswith("name → «…» → email → «…» → again → name") for said in sentences)


ENDS = [
    (
        "handover.yaml",
        "reply_by",
        {
            "au plus tard le {{ reply_by }},\n": "bientôt,\n",
            "{{ reply_by }} at the latest,\n": "soon,\n",
        },
    ),
    (
        "complaint.yaml",
        "acknowledge_by",
        {
            "au plus tard le {{ acknowledge_by }}": "bientôt",
            "by {{ acknowledge_by }} at the latest": "soon",
        },
    ),
    (
        "complaint.yaml",
        "agent",
        {
            '"{{ agent }} reprend la conversation avec vous."': '"On reprend."',
            '"{{ agent }} goes on with you."': '"We go on."',
        },
    ),
]


@pytest.mark.parametrize(("name", "blank", "changes"), ENDS)
def test_an_end_that_does_not_say_when_or_who_is_refused(
    folder: Path, policy: Policy, name: str, blank: str, changes: dict[str, str]
) -> None:
    for old, new in changes.items():
        change(folder, name, old, new)

    (file, _, said), *_ = told(folder, policy)

    assert file == name
    assert f"ends without telling {blank!r} for sure, on the way " in said
    assert " → " in said


def test_an_end_without_a_word_is_refused(folder: Path, policy: Policy) -> None:
    text = (folder / "handover.yaml").read_text(encoding="utf-8")
    begin = text.index("    say:", text.index("\n  to_person:\n"))
    end = text.index("    request: human", begin)
    (folder / "handover.yaml").write_text(text[:begin] + text[end:], encoding="utf-8")

    (_, _, said), *_ = told(folder, policy)

    assert said == (
        "states.to_person: ends without a word about what happens next, on the way person → to_person"
    )
