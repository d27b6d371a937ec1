"""How a turn goes: skipping what is known, going back, changing language, giving up, keeping in writing."""

from dataclasses import replace

import pytest

from bot.dialogue.flow import Flow
from bot.dialogue.rehearsal import Rehearsal, World
from bot.dialogue.turn import take_turn
from bot.errors import BadRequest
from bot.model.entry import Kind
from bot.model.step import Chose, Facts, Found, Request, Started, Typed
from tests.dialogue.dialogue_stage import DRAFTED, Begin, asked


def test_the_same_arguments_give_the_same_step(flow: Flow, begin: Begin, world: World) -> None:
    head = begin("Ana").head
    facts = Facts(today=world.today)

    steps = [take_turn(flow, head, Typed("ana@exemple.fr"), facts) for _ in range(2)]

    assert steps[0] == steps[1]


def test_what_is_known_is_not_asked_again(flow: Flow, world: World) -> None:
    conversation = Rehearsal(flow, world, "fr")
    conversation.head.fields.update(name="Ana", email="ana@exemple.fr")  # type: ignore[attr-defined]
    conversation.start()

    assert asked(conversation) == "account"


def test_no_field_is_asked_twice_on_the_way_to_a_complaint(begin: Begin) -> None:
    conversation = begin("Ana", "ana@exemple.fr", "12345", "frais", "Pourquoi ces frais ?")
    conversation.choose("complaint")
    for text in ("moi", "fees", "hier", "Des frais.", "Les rendre.", "passer", "oui"):
        conversation.type(text)

    fields = [say.ask.field for _, step in conversation.steps for say in step.says if say.ask]
    assert len(fields) == len(set(fields))
    assert fields[-1] == "confirm"


def test_a_skipped_question_is_not_asked_again(begin: Begin) -> None:
    conversation = begin("Ana", "ana@exemple.fr", "passer", "frais")
    conversation.choose("status")
    conversation.choose("complaint")

    conversation.choose("self")

    assert asked(conversation) == "service"


def test_back_goes_several_questions_back(begin: Begin) -> None:
    conversation = begin("Ana", "ana@exemple.fr", "12345")

    went = []
    for _ in range(4):
        conversation.choose("back")
        went.append(asked(conversation))

    assert went == ["account", "email", "name", "name"]


def test_an_answer_given_after_back_replaces_the_first(begin: Begin) -> None:
    conversation = begin("Ana", "ana@exemple.fr")
    conversation.choose("back")

    conversation.type("anna@exemple.fr")

    assert conversation.head.fields["email"] == "anna@exemple.fr"
    assert asked(conversation) == "account"


def test_the_language_changes_in_the_middle_of_a_question(begin: Begin) -> None:
    conversation = begin(*DRAFTED)

    said = conversation.choose("en")

    assert conversation.head.language == "en"
    assert conversation.head.fields["language"] == "en"
    assert [say.kind for say in said] == [Kind.ASKED]
    assert said[0].text.startswith("Do you have documents")
    assert conversation.ask is not None
    assert conversation.ask.field == "evidence"


def test_the_screens_own_language_switch_asks_the_same_again(begin: Begin) -> None:
    conversation = begin("Ana")

    said = conversation.switch("en")

    assert [say.text for say in said] == ["Thank you, Ana. At which e-mail address can we reply to you?"]


def test_offered_articles_are_looked_up_again_in_the_other_language(begin: Begin, world: World) -> None:
    rows = {"fr": "Frais", "en": "Fees"}
    conversation = begin("Ana", "ana@exemple.fr", "passer", "frais")
    world.find = lambda question: Found("offer", ({"id": "a", "title": rows["fr"], "passage": "…"},))
    conversation.type("Pourquoi ces frais ?")
    world.find = lambda question: Found("offer", ({"id": "a", "title": rows["en"], "passage": "…"},))

    conversation.choose("en")

    assert conversation.ask is not None
    assert [choice.label for choice in conversation.ask.choices] == ["Fees", "None of these articles"]


def test_at_most_three_articles_are_offered(begin: Begin, world: World) -> None:
    rows = tuple({"id": f"a{n}", "title": f"Titre {n}", "passage": "…"} for n in range(5))
    world.find = lambda question: Found("offer", rows)

    conversation = begin("Ana", "ana@exemple.fr", "passer", "frais", "Pourquoi ces frais ?")

    assert conversation.ask is not None
    assert [choice.value for choice in conversation.ask.choices] == ["a0", "a1", "a2", "none"]


def test_the_search_gets_the_question_and_what_was_made_clear(begin: Begin, world: World) -> None:
    searched: list[str] = []

    def find(question: str) -> Found:
        searched.append(question)
        return Found("clarify")

    world.find = find
    begin("Ana", "ana@exemple.fr", "passer", "frais", "Ça ne marche pas", "Le virement de lundi")

    assert searched == ["Ça ne marche pas", "Ça ne marche pas\nLe virement de lundi"]


def test_an_unknown_choice_is_refused_with_a_sentence(begin: Begin) -> None:
    conversation = begin("Ana", "ana@exemple.fr", "passer")

    with pytest.raises(BadRequest) as refused:
        conversation.choose("jardinage")

    assert refused.value.details == {"choice": "Ce choix n’est pas proposé ici."}


@pytest.mark.parametrize("choice", ["skip", "done", "text", "yes", "", "__class__", "none"])
def test_a_choice_that_belongs_elsewhere_is_refused(begin: Begin, choice: str) -> None:
    conversation = begin()

    with pytest.raises(BadRequest):
        conversation.choose(choice)


def test_after_three_unusable_answers_a_person_takes_over(begin: Begin, world: World) -> None:
    world.staff_free = True
    conversation = begin("Ana", "rien", "du")

    conversation.type("tout")

    assert world.requests == [Request.HUMAN]


def test_the_count_of_tries_begins_again_with_each_question(begin: Begin, world: World) -> None:
    conversation = begin("Ana", "rien", "du", "ana@exemple.fr", "passer", "rien", "du")

    assert asked(conversation) == "topic"
    assert world.requests == []


def test_nobody_there_keeps_the_inquiry_with_its_number_and_date(begin: Begin, world: World) -> None:
    conversation = begin("Ana", "ana@exemple.fr", "passer", "frais", "Pourquoi ces frais ?")

    said = conversation.choose("human")

    assert world.requests == [Request.KEEP]
    kept = next(say for say in said if say.kind is Kind.KEPT)
    assert kept.more == {"inquiry": {"number": "Q-2026-000456", "reply_by": "2026-11-26"}}
    assert "jeudi 26 novembre 2026" in kept.text


def test_an_act_where_nothing_was_asked_is_a_new_question(begin: Begin, world: World) -> None:
    conversation = begin(*DRAFTED)
    conversation.send_back_from("Léa")
    conversation.choose("cancel")
    assert conversation.ask is None

    conversation.type("Et mes frais ?")

    assert conversation.head.fields["question"] == "Et mes frais ?"
    assert asked(conversation) == "next"


def test_a_state_that_no_longer_exists_hands_over_to_a_person(flow: Flow, begin: Begin, world: World) -> None:
    world.staff_free = True
    conversation = begin("Ana")
    position = replace(conversation.head.position, state="gone", asked=("name", "gone"))
    conversation.head = replace(conversation.head, position=position)

    conversation.type("bonjour")

    assert world.requests == [Request.HUMAN]
    assert conversation.head.fields["name"] == "Ana"


def test_the_desk_learns_which_field_was_answered(flow: Flow, begin: Begin, world: World) -> None:
    conversation = begin("Ana", "ana@exemple.fr", "passer")

    step = take_turn(flow, conversation.head, Chose("fees"), Facts(today=world.today))

    assert (step.echo, step.choice, step.label) == ("topic", "fees", "Frais")


def test_a_conversation_begins_the_same_wherever_it_stood(flow: Flow, begin: Begin, world: World) -> None:
    fresh = take_turn(flow, begin().head, Started(), Facts(today=world.today))

    assert fresh.position.state == "name"
    assert fresh.position.flow == flow.version
