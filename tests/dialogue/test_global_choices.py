"""The words that work everywhere work at every question, chosen or typed."""

import pytest

from bot.dialogue.flow import Flow
from bot.dialogue.load import load_flow
from bot.dialogue.rehearsal import World
from bot.firm.policy_file import load_policy
from bot.model.entry import AskType, Kind
from bot.model.step import Request
from tests.dialogue.dialogue_stage import FLOWS, Begin

FLOW = load_flow(FLOWS, load_policy(FLOWS / "policy.yaml"))
ASKING = sorted(name for name, state in FLOW.states.items() if state.ask)
GLOBALS = ("human", "complaint", "status", "back", "cancel", "restart", "fr", "en")


def asks_long_text(flow: Flow, name: str) -> bool:
    ask = flow.question_at(name)
    return ask is not None and ask.field.type is AskType.LONG_TEXT


@pytest.mark.parametrize("choice", GLOBALS)
@pytest.mark.parametrize("state", ASKING)
def test_a_global_choice_always_leads_somewhere(begin: Begin, state: str, choice: str) -> None:
    conversation = begin()
    conversation.resume(state)

    said = conversation.choose(choice)

    step = conversation.steps[-1][1]
    assert said
    assert (said[-1].ask is not None) or step.request is Request.HUMAN


@pytest.mark.parametrize("state", ASKING)
def test_a_person_is_one_choice_away_when_one_is_there(begin: Begin, world: World, state: str) -> None:
    conversation = begin()
    conversation.resume(state)
    world.staff_free = True

    conversation.choose("human")

    assert world.requests == [Request.HUMAN]


@pytest.mark.parametrize("state", ASKING)
def test_a_complaint_is_one_choice_away(begin: Begin, state: str) -> None:
    conversation = begin()
    conversation.resume(state)

    conversation.choose("complaint")

    assert FLOW.states[conversation.head.position.state].part in ("complaint", "inquiry")


@pytest.mark.parametrize(
    "word", ["Parler à un humain !", "conseiller", "speak to a person", "parler a un humian"]
)
@pytest.mark.parametrize("state", [name for name in ASKING if not asks_long_text(FLOW, name)])
def test_a_typed_word_counts_as_a_whole_message(begin: Begin, world: World, state: str, word: str) -> None:
    conversation = begin()
    conversation.resume(state)
    world.staff_free = True

    conversation.type(word)

    assert world.requests == [Request.HUMAN]


def test_a_word_inside_a_sentence_is_part_of_the_answer(begin: Begin) -> None:
    conversation = begin("Agent Smith et Retour d'Ys")

    assert conversation.head.fields["name"] == "Agent Smith et Retour d'Ys"


@pytest.mark.parametrize("state", [name for name in ASKING if asks_long_text(FLOW, name)])
def test_inside_a_long_text_the_bot_asks_back(begin: Begin, state: str) -> None:
    conversation = begin()
    conversation.resume(state)

    conversation.type("annuler")

    ask = conversation.ask
    assert ask is not None
    assert ask.type is AskType.CHOICE
    assert [choice.value for choice in ask.choices] == ["cancel", "text"]
    assert conversation.head.position.aside == {"word": "cancel", "text": "annuler"}
    assert conversation.head.position.state == state


@pytest.mark.parametrize("line", ["je veux parler à une personne", "réclamation"])
def test_who_asks_for_a_person_instead_of_a_question_is_not_asked_back(begin: Begin, line: str) -> None:
    conversation = begin()
    conversation.resume("question")

    conversation.type(line)

    assert conversation.head.position.aside is None
    assert conversation.head.position.state != "question"
    assert conversation.head.position.earlier is None


def test_in_a_draft_the_same_words_may_be_what_is_told(begin: Begin) -> None:
    conversation = begin()
    conversation.resume("narrative")

    conversation.type("je veux parler à une personne")

    assert conversation.head.position.aside is not None


def test_asked_back_the_text_is_kept_as_it_was_typed(begin: Begin) -> None:
    conversation = begin()
    conversation.resume("narrative")
    conversation.type("Annuler !")

    conversation.choose("text")

    step = conversation.steps[-1][1]
    assert step.fields["narrative"] == "Annuler !"
    assert (step.echo, step.choice) == ("narrative", "text")
    assert step.position.aside is None


def test_asked_back_another_text_replaces_the_word(begin: Begin) -> None:
    conversation = begin()
    conversation.resume("narrative")
    conversation.type("annuler")

    conversation.type("Mon virement n'est jamais arrivé.")

    assert conversation.head.fields["narrative"] == "Mon virement n'est jamais arrivé."


def test_asked_back_the_word_again_is_meant(begin: Begin) -> None:
    conversation = begin()
    conversation.resume("narrative")
    conversation.type("annuler")

    conversation.type("annuler")

    assert conversation.steps[-1][1].request is Request.DROP


def test_asked_back_in_the_other_language_asks_back_again(begin: Begin) -> None:
    conversation = begin()
    conversation.resume("narrative")
    conversation.type("annuler")

    conversation.choose("en")

    assert conversation.head.position.aside == {"word": "cancel", "text": "annuler"}
    assert conversation.ask is not None
    assert conversation.ask.choices[1].label == "It is my text"


def test_the_status_can_be_followed_in_the_middle_of_a_complaint(begin: Begin, world: World) -> None:
    conversation = begin("réclamation", "Ana", "ana@exemple.fr", "moi", "passer", "fees")
    conversation.choose("status")
    conversation.type("C-2026-000999")
    world.status = {"sentence_fr": "Close le 3 mars.", "sentence_en": "Closed on 3 March."}

    said = conversation.type("123456")

    assert [(say.kind, say.text) for say in said[:1]] == [(Kind.STATUS, "Close le 3 mars.")]
    assert conversation.head.position.state == "facts_on"
    assert conversation.head.position.resume is None
    assert "code" not in conversation.head.fields


def test_the_status_sounds_the_same_for_a_complaint_that_does_not_exist(begin: Begin) -> None:
    first, second = begin("suivi"), begin("suivi")

    known = [*first.type("C-2026-000123"), *first.type("000000")]
    unknown = [*second.type("C-2026-999999"), *second.type("000000")]

    assert [say.text for say in known] == [say.text for say in unknown]
