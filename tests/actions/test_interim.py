"""R55: the interim reply goes by mail too, in the customer's language, and is forgotten with the rest."""

import pytest

from bot.actions import agent, handing
from bot.actions.correspond import printed
from bot.actions.desk import Desk
from bot.actions.forgetting import forget_words
from bot.model.people import Staff
from tests.actions.officers import beat
from tests.chats import Chat

WORDS = "La banque nous répond *demain*."


@pytest.mark.parametrize(("language", "day"), [("fr", "27 novembre 2026"), ("en", "27 November 2026")])
async def test_r55_an_interim_reply_is_a_letter_with_the_day_it_promises(
    desk: Desk, lea: Staff, language: str, day: str
) -> None:
    chat = await Chat.begun(desk, language)
    await chat.until("next")
    await agent.take(desk, lea, chat.id, "t1")
    for _ in range(2):  # The same command again is the same letter.
        await handing.resolve(desk, lea, chat.id, "interim", "r1", WORDS, "2026-11-27")
    await beat(desk)

    rows = [row for row in await desk.store.outbox.unrecorded() if row["kind"] == "interim"]
    assert rows == []
    letter = await desk.store.outbox.get(f"interim:{chat.id}:{(await chat.head()).n}")
    assert letter is not None
    assert (letter["state"], letter["to"], letter["language"]) == ("recorded", "claire@example.fr", language)
    assert day in letter["text"]
    assert WORDS in letter["text"]
    head = await chat.head()
    assert head.inquiry is not None
    assert (head.inquiry.state, head.inquiry.number in letter["subject"]) == ("interim", True)
    assert (await printed(desk, letter)).startswith(b"%PDF")

    await forget_words(desk, chat.id)
    assert await desk.store.outbox.get(letter["_id"]) is None
