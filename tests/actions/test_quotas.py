"""A-58, A-25: how many complaints and codes one conversation may ask for."""

from dataclasses import replace

import pytest

from bot.actions.desk import Desk
from bot.errors import SlowDown
from bot.model.ids import Reference
from bot.reach.limits import RATES, Limits
from tests.actions.officers import beat, filed
from tests.chats import Chat


def limited(desk: Desk, **rates: str) -> None:
    """The limits in force, some narrower so that a test need not do a hundred things."""
    desk.guards = replace(desk.guards, limits=Limits({**RATES, **rates}))


async def test_a58_a_conversation_files_so_many_complaints_an_hour_and_keeps_its_answers(
    desk: Desk,
) -> None:
    limited(desk, filings="1/hour")
    chat = await Chat.begun(desk)
    await chat.complaint_until("confirm")
    await chat.answer("* file")
    await beat(desk)
    await chat.complaint_until("confirm")

    with pytest.raises(SlowDown) as refused:
        await chat.answer("* file")

    assert (refused.value.retry_after or 0) > 0
    head = await chat.head()
    assert (head.filing, head.ask and head.ask.field) == (None, "confirm")
    # Another conversation is not held up.
    assert await filed(desk) == Reference("C-2026-000002")


async def test_a25_a_conversation_is_sent_so_many_codes_an_hour_for_whatever_complaints(desk: Desk) -> None:
    cases = [await filed(desk) for _ in range(3)]
    limited(desk, codes="2/hour", mails="100/hour")
    chat, sent = await Chat.begun(desk), []
    for case in cases:
        await chat.play("* status", case)
        sent.append(await desk.store.outbox.get(f"code:{chat.id}:{(await chat.head()).n}") is not None)

    assert sent == [True, True, False]
