"""Conversations go wrong in known ways; each is put right and comes back to the open question."""

import pytest

from bot.dialogue.flow import Flow
from bot.dialogue.rehearsal import Rehearsal, World
from bot.dialogue.turn import hand_over_broken, speak_into_silence
from bot.model.entry import Kind
from bot.model.step import Facts, Found, Request
from tests.dialogue.dialogue_stage import Begin, asked

ARTICLE = {
    "id": "fees",
    "title": "Frais",
    "passage": "Un retrait est gratuit.",
    "source": "/fees",
    "score": 0.9,
}


def texts(conversation: Rehearsal) -> str:
    return "\n".join(say.text for say in conversation.steps[-1][1].says)


@pytest.mark.parametrize("told", ["répétez", "pardon ?", "what was the question?", "* repeat"])
def test_the_question_is_repeated(begin: Begin, told: str) -> None:
    conversation = begin("Ana")

    conversation.choose("repeat") if told.startswith("*") else conversation.type(told)

    assert asked(conversation) == "email"
    assert conversation.head.position.tries == 0


def test_a_question_of_the_customer_is_answered_and_the_open_one_asked_again(
    begin: Begin, world: World
) -> None:
    conversation = begin("Ana")
    world.find = lambda question: Found("answer", (ARTICLE,))

    said = conversation.type("Combien coûte un retrait ?")

    assert [say.kind for say in said] == [Kind.SAID, Kind.OFFERED, Kind.ASKED]
    assert said[1].text == "Un retrait est gratuit."
    assert asked(conversation) == "email"
    assert conversation.head.position.tries == 0


@pytest.mark.parametrize(
    ("decision", "words"), [("unknown", "C’est noté"), ("person", "mérite une personne")]
)
def test_a_question_that_cannot_be_answered_here_is_put_off_honestly(
    begin: Begin, world: World, decision: str, words: str
) -> None:
    conversation = begin("Ana")
    world.find = lambda question: Found(decision)

    conversation.type("Combien coûte un retrait ?")

    assert words in texts(conversation)
    assert asked(conversation) == "email"
    assert conversation.head.position.tries == 1


@pytest.mark.parametrize(
    ("told", "words"),
    [("bonjour", "Bonjour"), ("merci", "prie"), ("ça va ?", "programme"), ("désolé", "mal")],
)
def test_talk_gets_its_reply_and_the_question_comes_back(begin: Begin, told: str, words: str) -> None:
    conversation = begin()

    conversation.type(told)

    assert words in texts(conversation) or "plaisir" in texts(conversation)
    assert asked(conversation) == "name"
    assert "name" not in conversation.head.fields


def test_insults_end_at_a_person(begin: Begin, world: World) -> None:
    world.staff_free = True
    conversation = begin("Ana")

    for _ in range(3):
        conversation.type("connard")

    assert world.requests == [Request.HUMAN]


def test_a_file_where_a_text_is_asked_is_received_and_the_question_repeated(begin: Begin) -> None:
    conversation = begin("Ana")

    conversation.attach("releve.pdf")

    assert "J’ai bien reçu votre fichier" in texts(conversation)
    assert asked(conversation) == "email"


def test_an_english_sentence_in_a_french_chat_is_offered_english(begin: Begin) -> None:
    conversation = begin("Ana", "ana@exemple.fr", "passer", "frais")

    conversation.type("Hello, my withdrawal has not arrived yet")

    assert "write “English”" in texts(conversation)
    assert conversation.head.language == "fr"


def test_the_first_message_in_place_of_a_language_tells_it(begin: Begin) -> None:
    conversation = begin("Hello, I have a problem with my withdrawal", language=None)

    assert conversation.head.language == "en"
    assert asked(conversation) == "name"


def test_silence_is_spoken_into_twice_and_the_position_stays(begin: Begin, flow: Flow, world: World) -> None:
    head = begin("Ana").head

    first = speak_into_silence(flow, head, Facts(today=world.today))

    assert first.position.quiet == 1
    assert (first.position.state, first.says[0].ask) == ("email", None)


def test_a_broken_bot_asks_for_a_person_without_running_the_flow(begin: Begin, flow: Flow) -> None:
    step = hand_over_broken(flow, begin("Ana").head)

    assert step.request is Request.HUMAN
    assert step.fields["name"] == "Ana"


def test_a_question_has_other_words_the_second_time(begin: Begin) -> None:
    conversation = begin("Ana")

    replies = []
    for _ in range(2):
        conversation.type("merci")
        replies.append(conversation.steps[-1][1].says[0].text)

    assert replies[0] != replies[1]


@pytest.mark.parametrize("told", ["i think so", "thinks"])
def test_a_thought_is_no_thanks(flow: Flow, told: str) -> None:
    assert flow.ears.talk.means(told) is None


@pytest.mark.parametrize("told", ["tg", "vous êtes des voleurs", "I HATE YOU"])
def test_an_insult_is_heard(flow: Flow, told: str) -> None:
    assert flow.ears.talk.means(told) == "abuse"


@pytest.mark.parametrize(
    "told",
    ["passez moi qqn", "jveux parler a qqun", "let me speak 2 a human", "is there anyone real there?"],
)
def test_a_person_is_asked_for_in_haste(flow: Flow, told: str) -> None:
    assert flow.ears.globals.means(told) == "human"


@pytest.mark.parametrize("told", ["ok", "OK merci", "d'accord", "okay", "alright thanks"])
def test_an_ok_to_what_was_kept_is_no_new_question(begin: Begin, told: str) -> None:
    conversation = begin("Ana", "ana@exemple.fr", "passer", "frais", "Où est mon virement ?")
    conversation.choose("leave")
    kept = conversation.head.fields["question"]

    conversation.type(told)

    assert conversation.head.fields["question"] == kept
    assert asked(conversation) == "question"
    assert "prie" in texts(conversation) or "plaisir" in texts(conversation)


def offers(conversation: Rehearsal) -> list[str]:
    assert conversation.ask is not None
    assert conversation.ask.field == "article"
    return [choice.value for choice in conversation.ask.choices]


@pytest.mark.parametrize(
    "acts",
    [
        ("* fix", "* fix-name", "Anna"),
        ("* fix", "* fix-email", "* en", "anna@exemple.fr"),
        ("* fix-name", "* back"),
        ("* fix", "* repeat", "mon nom", "Anna", "* repeat"),
        ("non, mon nom est Anna", "* repeat"),
        ("* status", "* cancel"),
    ],
)
def test_the_articles_on_offer_stay_on_offer_when_an_answer_is_corrected(
    begin: Begin, world: World, acts: tuple[str, ...]
) -> None:
    world.find = lambda question: Found("offer", (ARTICLE, ARTICLE | {"id": "transfers"}))
    conversation = begin("Ana", "ana@exemple.fr", "passer", "frais", "Combien coûte un retrait ?")
    assert offers(conversation) == ["fees", "transfers", "none"]

    for act in acts:
        conversation.choose(act[2:]) if act.startswith("*") else conversation.type(act)

    assert offers(conversation) == ["fees", "transfers", "none"]
