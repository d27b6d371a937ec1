"""An earlier answer is corrected, by words or by choice, and the open question comes back."""

import pytest

from bot.dialogue.rehearsal import Rehearsal, World
from bot.dialogue.script import found
from tests.dialogue.dialogue_stage import DRAFTED, Begin, asked


def texts(conversation: Rehearsal) -> str:
    return "\n".join(say.text for say in conversation.steps[-1][1].says)


@pytest.mark.parametrize(
    ("told", "field", "value"),
    [
        ("non, mon e-mail est anna@exemple.fr", "email", "anna@exemple.fr"),
        ("Non, mon adresse e-mail c'est anna@exemple.fr", "email", "anna@exemple.fr"),
        ("pardon, mon nom est Anna Maria", "name", "Anna Maria"),
        ("mon e-mail : anna@exemple.fr", "email", "anna@exemple.fr"),
        ("No, my name is Anna", "name", "Anna"),
        ("sorry, my email is anna@exemple.fr", "email", "anna@exemple.fr"),
        ("je me suis trompé, mon nom est Anna", "name", "Anna"),
        ("je voulais dire 12345", "account", "12345"),
        ("I meant 12345", "account", "12345"),
    ],
)
def test_an_earlier_answer_is_corrected_in_words(begin: Begin, told: str, field: str, value: str) -> None:
    conversation = begin("Ana", "ana@exemple.fr", "99")

    conversation.type(told)

    assert conversation.head.fields[field] == value
    assert asked(conversation) == "topic"
    assert conversation.steps[-1][1].echo == field


@pytest.mark.parametrize(
    ("told", "field", "value"),
    [
        ("non, je voulais dire Anna", "name", "Anna"),
        ("I meant Anna", "name", "Anna"),
        ("je voulais dire mon nom est Anna Durand", "name", "Anna Durand"),
        ("no, i meant anna@example.org", "email", "anna@example.org"),
        ("sorry wrong email its bob@x.com", "email", "bob@x.com"),
    ],
)
@pytest.mark.parametrize("more", [(), ("99",)])
def test_a_correction_goes_to_the_newest_answer_that_can_be_it(
    begin: Begin, more: tuple[str, ...], told: str, field: str, value: str
) -> None:
    conversation = begin("Ana", "ana@exemple.fr", *more)
    open_one = asked(conversation)

    conversation.type(told)

    assert conversation.head.fields[field] == value
    assert asked(conversation) == open_one


@pytest.mark.parametrize("told", ["oups je me suis trompé de mail", "sorry, wrong email"])
def test_a_mistake_that_is_only_named_is_asked_again(begin: Begin, told: str) -> None:
    conversation = begin("Ana", "ana@exemple.fr")

    conversation.type(told)

    assert asked(conversation) == "email"


@pytest.mark.parametrize("told", ["Nonna", "Non", "Mon nom sera Personne", "name the band"])
def test_what_begins_like_a_correction_and_is_none_is_an_answer(begin: Begin, told: str) -> None:
    conversation = begin("Ana", "ana@exemple.fr")

    conversation.type(told)

    assert conversation.head.fields["name"] == "Ana"


def test_a_correction_is_heard_where_a_long_text_is_asked(begin: Begin) -> None:
    conversation = begin(*DRAFTED[:-2])

    conversation.type("non, mon e-mail est anna@exemple.fr")

    assert conversation.head.fields["email"] == "anna@exemple.fr"
    assert asked(conversation) == "narrative"
    assert "narrative" not in conversation.head.fields


def test_an_answer_is_chosen_for_correction_and_the_open_question_comes_back(begin: Begin) -> None:
    conversation = begin("Ana", "ana@exemple.fr", "12345")

    conversation.type("corriger une réponse")
    ask = conversation.ask
    assert ask is not None
    assert [choice.value for choice in ask.choices] == ["fix-name", "fix-email", "fix-account"]
    conversation.type("adresse e-mail")
    assert asked(conversation) == "email"
    conversation.type("anna@exemple.fr")

    assert conversation.head.fields["email"] == "anna@exemple.fr"
    assert "C’est corrigé" in texts(conversation) or "Bien noté" in texts(conversation)
    assert asked(conversation) == "topic"
    assert conversation.head.position.fixing is None


def test_any_answer_can_be_given_again_from_the_read_back(begin: Begin) -> None:
    conversation = begin(*DRAFTED, "passer", "oui")

    conversation.choose("fix-wanted")
    conversation.type("Des excuses.")

    assert asked(conversation) == "confirm"
    ask = conversation.ask
    assert ask is not None
    assert {"field": "wanted", "label": "Ce que vous attendez", "value": "Des excuses."} in ask.summary


@pytest.mark.parametrize("word", ["back", "cancel"])
def test_a_correction_can_be_left(begin: Begin, word: str) -> None:
    conversation = begin("Ana", "ana@exemple.fr")
    conversation.choose("fix-name")

    conversation.choose(word)

    assert asked(conversation) == "account"
    assert conversation.head.fields["name"] == "Ana"


def test_an_unreadable_correction_is_asked_again_and_still_comes_back(begin: Begin) -> None:
    conversation = begin("Ana", "ana@exemple.fr")
    conversation.choose("fix-email")

    conversation.type("???")
    assert asked(conversation) == "email"
    conversation.type("anna@exemple.fr")

    assert asked(conversation) == "account"


def test_a_correction_that_opens_new_questions_asks_them(begin: Begin) -> None:
    conversation = begin(*DRAFTED[:-2])

    conversation.type("non, déposée par : pour une autre personne")
    assert asked(conversation) == "client_name"
    conversation.type("Béatrice")
    assert asked(conversation) == "authorisation"
    conversation.choose("skip")

    assert asked(conversation) == "narrative"


def test_nothing_told_is_nothing_to_correct(begin: Begin) -> None:
    conversation = begin()

    conversation.choose("fix")

    assert "pas encore de réponse à corriger" in texts(conversation)
    assert asked(conversation) == "name"


def test_a_correction_ends_with_the_complaint_it_was_made_for(begin: Begin, world: World) -> None:
    conversation = begin(*DRAFTED, "passer", "non")
    for choice in ("fix-filer", "third_party"):
        conversation.choose(choice)
    conversation.type("Béatrice")
    for choice in ("skip", "yes", "file"):
        conversation.choose(choice)
    assert conversation.head.position.fixing is None
    world.find = lambda question: found("answer")
    conversation.type("Comment fermer mon compte ?")
    conversation.choose("yes")

    conversation.type("passer")

    assert asked(conversation) == "question"
    assert [request.value for request in world.requests] == ["complaint", "answered"]
    assert conversation.head.rated is None
