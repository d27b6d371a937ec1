"""What is written before it is asked is not lost, and need not be written twice."""

import pytest

from bot.dialogue.rehearsal import Rehearsal, World
from bot.model.entry import Kind
from bot.model.step import Found, Say
from tests.dialogue.dialogue_stage import Begin, asked

STORY = "J'ai demandé un retrait le 3 novembre et je n'ai toujours rien reçu."
MORE = "Et votre collègue au téléphone m'avait pourtant promis une réponse hier."
TOLD = ("Ana", "ana@exemple.fr", "passer", "retrait")


def says(conversation: Rehearsal) -> tuple[Say, ...]:
    return conversation.steps[-1][1].says


def test_a_story_told_where_the_name_is_asked_is_offered_as_the_question(begin: Begin) -> None:
    conversation = begin(STORY)
    assert "C’est noté" in says(conversation)[0].text

    for line in TOLD:
        conversation.type(line)

    assert conversation.ask is not None
    assert (conversation.ask.field, conversation.ask.earlier) == ("question", STORY)
    assert [choice.value for choice in conversation.ask.choices] == ["earlier"]
    assert STORY in says(conversation)[-1].text


@pytest.mark.parametrize("keep", ["oui", "garder ces mots", "je l'ai déjà dit"])
def test_words_that_agree_keep_it(begin: Begin, world: World, keep: str) -> None:
    searched: list[str] = []

    def find(question: str) -> Found:
        searched.append(question)
        return Found("unknown")

    world.find = find
    conversation = begin(STORY, *TOLD)

    conversation.type(keep)

    assert conversation.head.fields["question"] == STORY
    assert searched[-1] == STORY


def test_the_button_keeps_it_and_names_what_was_chosen(begin: Begin) -> None:
    conversation = begin(STORY, *TOLD)

    conversation.choose("earlier")

    assert conversation.head.fields["question"] == STORY


def test_another_text_replaces_it(begin: Begin) -> None:
    conversation = begin(STORY, *TOLD)

    conversation.type("Combien coûte un retrait vers ma banque ?")

    assert conversation.head.fields["question"] == "Combien coûte un retrait vers ma banque ?"
    assert conversation.head.position.earlier is None


def test_a_no_asks_the_plain_question_and_offers_it_no_more(begin: Begin) -> None:
    conversation = begin(STORY, *TOLD)

    conversation.type("non")

    assert conversation.ask is not None
    assert (conversation.ask.field, conversation.ask.earlier) == ("question", None)
    assert "question" not in conversation.head.fields
    conversation.choose("repeat")
    assert conversation.ask.earlier is None


def test_two_stories_stand_one_below_the_other_and_none_twice(begin: Begin) -> None:
    conversation = begin(STORY, "Ana", MORE, MORE, *TOLD[1:])

    assert conversation.ask is not None
    assert conversation.ask.earlier == f"{STORY}\n{MORE}"


@pytest.mark.parametrize(
    "told",
    [
        ("Ana", "Mon adresse e-mail est la suivante : ana@exemple.fr, merci."),
        ("réclamation", *TOLD[:2], "moi", "passer", "retrait", "C’était le 3 novembre, je crois"),
    ],
)
def test_words_around_an_answer_are_no_story(begin: Begin, told: tuple[str, ...]) -> None:
    conversation = begin(*told)

    assert conversation.head.position.earlier is None
    assert "C’est noté" not in " ".join(say.text for say in says(conversation))


def test_an_address_beside_a_corrected_name_is_kept_and_a_corrected_day_is_said_once(begin: Begin) -> None:
    conversation = begin("réclamation", "Ana", "ana@exemple.fr", "moi", "passer", "retrait", "hier")
    conversation.choose("fix-facts_on")

    conversation.type("lundi dernier")

    days = [say.text for say in says(conversation) if "2026" in say.text]
    assert len(days) == 1

    other = begin()
    other.type("Ana")
    other.choose("fix-name")
    other.type("Ana Lopes, ana@exemple.fr")
    assert (other.head.fields["name"], other.head.fields["email"]) == ("Ana Lopes", "ana@exemple.fr")


def test_a_failed_answer_is_no_story(begin: Begin) -> None:
    conversation = begin("Ana", "ana chez exemple point fr")

    assert conversation.head.position.earlier is None
    assert "Je n’ai pas reconnu d’adresse" in says(conversation)[0].text


def test_where_the_form_matters_it_is_explained_beside(begin: Begin) -> None:
    conversation = begin("Ana", STORY)

    texts = [say.text for say in says(conversation) if say.kind is Kind.SAID]
    assert ["C’est noté" in texts[0], "d’adresse e-mail" in texts[1]] == [True, True]


def test_the_question_is_offered_as_the_story_of_the_complaint(begin: Begin) -> None:
    conversation = begin(*TOLD, STORY, "réclamation", "moi", "retrait", "hier")

    assert conversation.ask is not None
    assert (conversation.ask.field, conversation.ask.earlier) == ("narrative", STORY)
    conversation.choose("earlier")
    assert conversation.head.fields["narrative"] == STORY
    assert asked(conversation) == "wanted"


def test_a_short_question_is_no_story(begin: Begin) -> None:
    conversation = begin(*TOLD, "mon retrait", "réclamation", "moi", "retrait", "hier")

    assert conversation.ask is not None
    assert (conversation.ask.field, conversation.ask.earlier) == ("narrative", None)


def test_a_plea_that_tells_why_is_its_story(begin: Begin, world: World) -> None:
    plea = "Je veux déposer une réclamation car vous avez fermé mon compte sans prévenir"
    world.wish = lambda line: "complaint" if line == plea else None
    conversation = begin(plea, "Ana", "ana@exemple.fr", "moi", "passer", "other", "hier")

    assert conversation.ask is not None
    assert (conversation.ask.field, conversation.ask.earlier) == ("narrative", plea)


@pytest.mark.parametrize("word", ["restart", "cancel"])
def test_who_drops_everything_is_not_offered_it_again(begin: Begin, word: str) -> None:
    conversation = begin("réclamation", STORY)
    assert conversation.head.position.earlier == STORY

    conversation.choose(word)

    assert conversation.head.position.earlier is None


@pytest.mark.parametrize("line", ["non", "non merci", "c'est tout"])
def test_a_no_where_nothing_else_is_asked_takes_leave(begin: Begin, line: str) -> None:
    conversation = begin(*TOLD, STORY)
    conversation.resume("anything_else")

    conversation.type(line)

    assert "Au revoir" in says(conversation)[0].text
    assert asked(conversation) == "question"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Bonjour je m'appelle Ana Lopes et je n'arrive plus à me connecter", "Ana Lopes"),
        ("Je suis Ana Lopes, mon virement n'est pas arrivé depuis lundi.", "Ana Lopes"),
        ("Je suis inquiet et je voudrais savoir où est mon virement", None),
    ],
)
def test_the_name_in_a_story_is_taken_and_the_story_is_kept(
    begin: Begin, line: str, name: str | None
) -> None:
    conversation = begin(line)

    assert conversation.head.fields.get("name") == name
    assert conversation.head.position.earlier == line
    assert "C’est noté" in says(conversation)[0].text


@pytest.mark.parametrize(
    ("line", "name"), [("Ana Lopes, ana@exemple.fr", "Ana Lopes"), ("voici mon mail : ana@exemple.fr", None)]
)
def test_an_address_given_with_the_name_is_not_asked_again(begin: Begin, line: str, name: str | None) -> None:
    conversation = begin(line)

    assert conversation.head.fields["email"] == "ana@exemple.fr"
    assert conversation.head.fields.get("name") == name
    assert "ana@exemple.fr" in says(conversation)[0].text
    assert asked(conversation) == ("account" if name else "name")


def test_an_address_is_no_name(begin: Begin) -> None:
    conversation = begin("Ana", "ana@exemple.fr", "passer", "retrait", "nom : autre@exemple.fr")

    assert conversation.head.fields["name"] == "Ana"
