"""An agent whose line is gone: who waits goes back to the queue, and nothing else is lost."""

import asyncio

import pytest

from bot.actions import agent, routing, waits
from bot.actions.desk import Desk
from bot.model.entry import By, Kind
from bot.model.mode import Mode
from bot.model.people import Staff
from tests.chats import Chat
from tests.hand_clock import HandClock

pytestmark = pytest.mark.usefixtures("projecting")


@pytest.fixture
async def led(desk: Desk, lea: Staff) -> Chat:
    """Léa leads, and has left every console; the customer waits for her answer."""
    desk.tools.presence.came(lea, "tab")
    chat = await Chat.begun(desk)
    await agent.take(desk, lea, chat.id, "t1")
    await chat.answer("vous êtes là ?")
    desk.tools.presence.went(lea.id, "tab")
    return chat


async def tended(desk: Desk, clock: HandClock, *, after: float) -> None:
    await desk.projector.settled()
    await routing.tend(desk)
    clock.advance(seconds=after)
    await routing.tend(desk)


async def test_after_thirty_seconds_who_waits_is_in_the_queue_again_and_is_told(
    desk: Desk, clock: HandClock, lea: Staff, led: Chat
) -> None:
    asked_at = desk.now()

    await tended(desk, clock, after=30)

    head = await led.head()
    assert (head.mode, head.agent, head.waiting_since) == (Mode.WAITING, None, asked_at)
    told = (await led.entries(staff=True))[-1]
    assert (told.by, told.kind, told.name, told.more["reason"]) == (By.SYSTEM, Kind.LEFT, "Lea", "line_lost")
    assert "file d'attente" in (told.text or "").replace("’", "'")
    assert not await desk.store.people.holds(lea.id)


async def test_a_page_that_is_loaded_again_costs_nothing(
    desk: Desk, clock: HandClock, lea: Staff, led: Chat
) -> None:
    await tended(desk, clock, after=29)
    desk.tools.presence.came(lea, "tab2")
    await tended(desk, clock, after=60)

    assert (await led.head()).agent is not None


async def test_who_was_answered_stays_with_the_agent_until_they_write(
    desk: Desk, clock: HandClock, lea: Staff, led: Chat
) -> None:
    await agent.reply(desk, lea, led.id, "Un instant.", "r1")
    await tended(desk, clock, after=60)
    assert (await led.head()).mode is Mode.AGENT

    await led.answer("alors ?")
    await tended(desk, clock, after=1)

    assert (await led.head()).mode is Mode.WAITING


async def test_of_an_account_that_is_gone_everything_is_given_back(
    desk: Desk, clock: HandClock, lea: Staff, led: Chat
) -> None:
    await agent.reply(desk, lea, led.id, "Un instant.", "r1")
    await desk.store.people.change(lea.id, disabled=True)

    await tended(desk, clock, after=30)

    assert (await led.head()).mode is Mode.WAITING


async def test_two_processes_give_back_once(
    desk: Desk, other_desk: Desk, clock: HandClock, led: Chat
) -> None:
    await desk.projector.settled()
    await routing.tend(desk)
    clock.advance(seconds=30)

    await asyncio.gather(routing.tend(desk), routing.tend(other_desk))

    assert [entry.kind for entry in await led.entries()].count(Kind.LEFT) == 1


async def test_the_expected_wait_is_a_median_and_told_only_where_enough_waited(
    desk: Desk, clock: HandClock, lea: Staff
) -> None:
    desk.tools.presence.came(lea, "tab")
    told = []
    for n, minutes in enumerate((1, 9, 2, 3, 30)):
        chat = await Chat.begun(desk)
        await chat.answer("* human")
        clock.advance(minutes=minutes)
        await agent.take(desk, lea, chat.id, f"t{n}")
        told.append(await waits.expected_minutes(desk, "fr"))

    assert told == [None, None, None, None, 3]
    assert await waits.expected_minutes(desk, "en") is None
    clock.advance(hours=1)
    assert await waits.expected_minutes(desk, "fr") is None


async def test_room_that_a_dead_process_left_taken_is_found_again(
    desk: Desk, clock: HandClock, lea: Staff, led: Chat
) -> None:
    other = await Chat.begun(desk)
    desk.tools.presence.came(lea, "tab")
    assert await desk.store.people.hold(lea.id, other.id, lea.capacity)

    await tended(desk, clock, after=29)
    still = await desk.store.people.holds(lea.id)
    await tended(desk, clock, after=1)

    assert still == {led.id, other.id}
    assert await desk.store.people.holds(lea.id) == {led.id}
