"""Into the customer's silence the bot speaks twice: once to ask, once to take leave; nothing is lost."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.actions import agent, handing, silence
from bot.actions.desk import Desk
from bot.model.people import Staff
from tests.chats import Chat
from tests.hand_clock import HandClock


@pytest.fixture(autouse=True)
async def listed(desk: Desk) -> AsyncIterator[None]:
    """The lists are kept, as on a running server."""
    task = asyncio.create_task(desk.projector.run())
    yield
    task.cancel()


async def passed(desk: Desk, clock: HandClock, minutes: int) -> None:
    await desk.projector.settled()
    clock.advance(minutes=minutes)
    await silence.break_all(desk)


async def spoken(chat: Chat) -> list[str]:
    return [entry.text or "" for entry in await chat.entries()]


async def test_the_bot_asks_once_takes_leave_once_and_the_question_stays_open(
    desk: Desk, clock: HandClock
) -> None:
    chat = await Chat.begun(desk)
    ask = (await chat.play("Ana")).ask
    before = len(await spoken(chat))

    for minutes in (11, 21, 60, 600):
        await passed(desk, clock, minutes)

    said = (await spoken(chat))[before:]
    assert len(said) == 2
    assert "toujours là" in said[0]
    assert "Vos réponses sont gardées" in said[1]
    assert (await chat.head()).ask == ask


async def test_whoever_comes_back_is_greeted_and_goes_on(desk: Desk, clock: HandClock) -> None:
    chat = await Chat.begun(desk)
    await chat.play("Ana")
    await passed(desk, clock, 11)
    await passed(desk, clock, 21)

    head = await chat.play("ana@exemple.fr")

    assert any("Heureux de vous retrouver" in text for text in await spoken(chat))
    assert head.fields["email"] == "ana@exemple.fr"
    assert head.position.quiet == 0


async def test_nobody_is_disturbed_who_writes_or_has_said_nothing_yet(desk: Desk, clock: HandClock) -> None:
    silent, busy = await Chat.begun(desk), await Chat.begun(desk)
    await busy.play("Ana")
    greeted = len(await spoken(silent))

    await passed(desk, clock, 9)
    await busy.play("ana@exemple.fr")
    await passed(desk, clock, 9)

    assert len(await spoken(silent)) == greeted
    assert not any("toujours là" in text for text in await spoken(busy))


@pytest.mark.parametrize("until", ["kept", "filed", "rating"])
async def test_nobody_is_asked_who_owes_no_answer(
    desk: Desk, clock: HandClock, lea: Staff, until: str
) -> None:
    chat = await Chat.begun(desk)
    await chat.until("next")
    if until == "filed":
        await chat.complaint_until("confirm")
        await chat.answer("* file")
    elif until == "kept":
        await chat.answer("* leave")
    else:
        await agent.take(desk, lea, chat.id, "t1")
        await handing.release(desk, lea, chat.id, "bot", "", "r1")
        await chat.answer("* yes")
    head = await chat.head()
    assert head.ask is not None
    assert head.ask.field == ("rating" if until == "rating" else "question")
    before = len(await spoken(chat))

    for minutes in (11, 21, 600):
        await passed(desk, clock, minutes)

    assert len(await spoken(chat)) == before
    assert chat.id not in await desk.store.lines.silent(0, desk.now())
