"""What came of the answers, read back from real conversations."""

from datetime import timedelta

from bot.actions import answered
from bot.actions.desk import Desk
from bot.knowledge.grouping import nearest
from bot.knowledge.library import Library
from tests.chats import Chat

FEES = "Quels sont vos frais ?"
GIRAFFE = "Pourquoi la girafe du comptoir est-elle bleue ?"


async def asked(desk: Desk) -> list[answered.Asked]:
    return await answered.questions(desk.store, desk.now() - timedelta(days=1))


async def chat_about(desk: Desk, question: str, *then: str) -> Chat:
    chat = await Chat.begun(desk)
    await chat.until("question")
    await chat.play(question, *then)
    return chat


async def test_an_article_that_helped_and_one_that_did_not_are_told_apart(desk: Desk) -> None:
    await chat_about(desk, FEES, "* yes")
    await chat_about(desk, FEES, "* no", "* human")
    await chat_about(desk, FEES)

    (row,) = answered.effects(await asked(desk))

    assert (row.article, row.shown, row.helped, row.not_helped, row.silent) == ("fees", 3, 1, 1, 1)
    assert (row.persons, row.complaints) == (1, 0)


async def test_questions_without_an_answer_are_gathered_by_what_they_mean(
    desk: Desk, library: Library
) -> None:
    await chat_about(desk, GIRAFFE)
    await chat_about(desk, "pourquoi la girafe au comptoir est bleue")
    await chat_about(desk, FEES, "* no")
    await chat_about(desk, FEES, "* yes")

    groups = answered.gaps(await asked(desk), library)

    assert [len(group.questions) for group in groups] == [2, 1]
    assert GIRAFFE in groups[0].questions
    assert nearest(groups[1], library) == "fees"


async def test_what_was_left_to_a_person_on_purpose_is_no_gap(desk: Desk, library: Library) -> None:
    await chat_about(desk, "Vous avez volé mon argent.")

    (question,) = await asked(desk)

    assert question.decision == "person"
    assert answered.gaps([question], library) == []
