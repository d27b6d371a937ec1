"""`flows check`: what is wrong with a flow file is said in sentences with their lines, all at once."""

import re
from pathlib import Path

import pytest

from bot.dialogue.examine import examine
from bot.dialogue.load import load_flow
from bot.firm.policy import Policy
from bot.firm.problems import Problems
from tests.dialogue.dialogue_stage import FLOWS
from tests.dialogue.planting import change, copied, told

pytestmark = pytest.mark.usefixtures("unchanged_files_are_read_once")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copied(tmp_path)


def test_the_firms_own_flow_has_no_problem(policy: Policy) -> None:
    assert examine(FLOWS, policy).problems == []


NAMED = "Thank you, {{ name }}."
MISTAKES = [
    ("inquiry", "human, to: person", "human, to: persom", "no state 'persom'; did you mean 'person'?"),
    ("handover", "if: someone_is_there", "if: someone_is_here", "did you mean 'someone_is_there'?"),
    ("inquiry", "chose: complaint", "chose: complain", "no choice 'complain'; did you mean 'complaint'?"),
    ("complaint", "field: wanted\n", "field: wnted\n", "no field 'wnted'; did you mean 'wanted'?"),
    ("handover", "give_up: thanks", "give_up: thank", "no state 'thank'; did you mean 'thanks'?"),
    ("inquiry", "search: [question, clarify]", "search: [questions]", "no field 'questions'"),
    ("welcome", "Merci, {{ name }}.", "Merci, {{ nom }}.", "there is no blank 'nom'"),
    ("welcome", NAMED, "{{ name.upper() }}", "but not call"),
    ("welcome", NAMED, "{{ name.__class__ }}", "but not getattr"),
    ("welcome", NAMED, "{{ name ~ 1 }}", "but not concat"),
    ("welcome", NAMED, "{{ name.", "the phrase cannot be read"),
    ("welcome", NAMED, "{% include 'x' %}", "but not include"),
    ("welcome", 'en: "To begin with, what', 'de: "Wie', "states.name.ask.question: 'en' is missing"),
    ("welcome", "choices_from: topics", "choices_from: subjects", "'subjects' is none of topics, "),
    ("complaint", "check: not_future", "check: os.system", "a name is made of a-z"),
    ("complaint", "check: not_future", "check: tomorrow", "there is no check 'tomorrow'"),
    ("complaint", "    type: date\n", "    type: choice\n", "needs either choices or choices_from"),
    ("status", "request: code", "request: reboot", "'reboot' is none of human, "),
    ("status", "request: code", "requests: code", "no word 'requests' here; did you mean 'request'?"),
    ("status", "{ to: status_shown }", "{ chose: yes, to: status_shown }", "no choice 'yes'"),
    ("words/everywhere", "{ to: complaint }", "{ to: complaints }", "globals.complaint: there is no state"),
    ("words/phrases", "  too_long:\n", "  too_wide:\n", "no word 'too_wide' here"),
]


@pytest.mark.parametrize(("name", "old", "new", "sentence"), MISTAKES)
def test_a_mistake_is_named_with_its_line(
    folder: Path, policy: Policy, name: str, old: str, new: str, sentence: str
) -> None:
    line = change(folder, f"{name}.yaml", old, new)

    problems = told(folder, policy)

    there = [said for file, at, said in problems if file == f"{name}.yaml" and line - 1 <= at <= line]
    assert any(sentence in said for said in there), problems


def test_three_mistakes_in_one_file_are_told_at_once(folder: Path, policy: Policy) -> None:
    change(folder, "inquiry.yaml", "{ chose: human, to: person }", "{ chose: human, to: persom }")
    change(folder, "inquiry.yaml", "if: article_chosen", "if: article_read")
    change(folder, "inquiry.yaml", '      en: "Here is what our articles say."', '      es: "Hola"')
    change(folder, "words/phrases.yaml", "{{ limit }} caractères", "{{ limits }} caractères")

    sentences = "\n".join(sentence for *_, sentence in told(folder, policy))

    for part in ("'persom'", "'article_read'", "states.answer.say.0: 'en' is missing", "'limits'"):
        assert part in sentences


def test_a_state_that_nothing_leads_to(folder: Path, policy: Policy) -> None:
    text = "  lonely:\n    go:\n      - { to: thanks }\n\n  thanks:\n"
    line = change(folder, "handover.yaml", "  thanks:\n", text)

    assert told(folder, policy) == [("handover.yaml", line, "states.lonely: nothing leads here")]


def test_a_state_that_leaves_the_customer_alone(folder: Path, policy: Policy) -> None:
    line = change(folder, "handover.yaml", "    request: human\n", "") - 7

    said = told(folder, policy)

    assert [sentence for *_, sentence in said] == [
        "states.to_person: asks nothing and goes nowhere: the customer would be left alone"
    ]
    assert abs(said[0][1] - line) < 3


def test_a_person_who_cannot_be_reached(folder: Path, policy: Policy) -> None:
    change(folder, "handover.yaml", "    request: human\n", "    rests: true\n")

    assert "no way from here puts the customer in the queue" in told(folder, policy)[0][2]


def test_a_round_without_the_customer(folder: Path, policy: Policy) -> None:
    change(folder, "handover.yaml", "- { if: open_now, to: nobody_free }", "- { if: open_now, to: again }")
    change(
        folder, "handover.yaml", "  nobody_free:\n", "  again:\n    go: [{ to: person }]\n\n  nobody_free:\n"
    )

    sentences = [sentence for *_, sentence in told(folder, policy)]

    assert any("goes round without asking the customer: again → person → again" in said for said in sentences)


def test_an_answer_that_leads_nowhere(folder: Path, policy: Policy) -> None:
    change(folder, "inquiry.yaml", "      - { chose: leave, to: left_in_writing }\n", "")

    assert told(folder, policy)[0][2] == "states.next: no move is sure to fit when the answer is 'leave'"


def test_a_move_behind_one_that_always_fits(folder: Path, policy: Policy) -> None:
    change(
        folder,
        "status.yaml",
        "      - { to: code_sent }\n",
        "      - { to: code_sent }\n      - { to: code }\n",
    )

    assert told(folder, policy)[0][2] == "states.status: is never reached: an earlier move always fits"


def test_two_requests_in_one_turn(folder: Path, policy: Policy) -> None:
    rate = "    request: rate\n    go:\n      - { to: "
    change(folder, "handover.yaml", f"{rate}thanks }}", f"{rate}kept }}")

    assert told(folder, policy)[0][2] == "states.rate: a second request follows at once, at 'kept'"


def test_the_same_name_in_two_files(folder: Path, policy: Policy) -> None:
    change(folder, "status.yaml", "  pending:\n", "  thanks:\n")

    assert any("states.thanks: is already in" in sentence for *_, sentence in told(folder, policy))


def test_a_section_of_the_words_in_two_files(folder: Path, policy: Policy) -> None:
    path = folder / "words" / "talk.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}silence: {{ nudge_after: 1, leave_after: 2 }}\n", encoding="utf-8")

    ((file, line, sentence),) = told(folder, policy)
    assert (file, line) == ("words/talk.yaml", text.count("\n") + 1)
    assert re.fullmatch("silence: is already in .*words/phrases.yaml", sentence)


def test_without_a_policy_the_rest_is_still_checked(folder: Path) -> None:
    change(folder, "inquiry.yaml", "{ chose: human, to: person }", "{ chose: human, to: persom }")

    assert [sentence for *_, sentence in told(folder, None)] == [
        "states.next: there is no state 'persom'; did you mean 'person'?"
    ]


def test_a_folder_without_flows_says_so(tmp_path: Path, policy: Policy) -> None:
    with pytest.raises(Problems) as refused:
        load_flow(tmp_path, policy)

    assert "holds no flow files" in str(refused.value)
    assert "words" in str(refused.value)


@pytest.mark.parametrize(
    "deep", [f"{{{{ {'(' * 1900}name{')' * 1900} }}}}", f"{'{% if name %}' * 150}x{'{% endif %}' * 150}"]
)
def test_a_phrase_that_is_nested_too_deeply_is_one_sentence(folder: Path, policy: Policy, deep: str) -> None:
    line = change(folder, "welcome.yaml", NAMED, deep)

    (file, at, said), *_ = told(folder, policy)

    assert (file, at) == ("welcome.yaml", line)
    assert said.endswith(": the phrase is nested too deeply")


@pytest.mark.parametrize(
    "text", ["", "- a\n- b\n", "states: 1", "a: b: c", "x: [", "\t", "states: {a: {a: &b [*b]}}"]
)
@pytest.mark.parametrize("name", ["status.yaml", "words/heard.yaml"])
def test_a_file_that_is_something_else_gets_sentences(
    folder: Path, policy: Policy, name: str, text: str
) -> None:
    (folder / name).write_text(text, encoding="utf-8")

    assert any(file == name for file, *_ in told(folder, policy))
