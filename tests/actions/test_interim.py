"""R55: the interim reply goes by mail too, in the customer's language, and is forgotten with the rest."""

import pytest

from bot.actions import agent, handing
from bot.actions.correspond import printed, write_interim
from bot.actions.desk import Desk
from bot.actions.forgetting import forget_words
from bot.model.conversation import Head, OpenInquiry, Position, Turn
from bot.model.entry import By, Entry, Kind
from bot.model.ids import ConversationId, InquiryNumber
from bot.model.people import Staff
from tests.actions.officers import beat
from tests.chats import Chat
from tests.hand_clock import HandClock

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


async def test_r55_who_never_said_a_name_gets_the_interim_reply_too(desk: Desk, clock: HandClock) -> None:
    at = clock.now()
    head = Head(ConversationId("nameless"), at, "fr", Position("f" * 64, "next")).changed(
        {
            "inquiry": OpenInquiry(InquiryNumber("Q-2026-000007"), at, "2026-11-27"),
            "fields": {"email": "ana@example.fr"},
        }
    )
    said = Entry(1, at, By.AGENT, Kind.INTERIM, text=WORDS, more={"promised_on": "2026-11-27"})

    await write_interim(desk, Turn("staff:lea:r1", "", at, (said,), head))

    letter = await desk.store.outbox.get(f"interim:nameless:{head.n}")
    assert letter is not None
    assert "Bonjour,\n" in letter["text"]
