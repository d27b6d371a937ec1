"""The database fails, or a line is cut, in the very instant in which somebody joins or is told something."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from bot.actions import customer as actions
from bot.errors import TryAgain
from bot.model.ids import ConversationId
from tests.clients import ConsoleClient, Served, cookie_of
from tests.sockets.stories import Customer, mode, until, waits
from tests.sockets.wires import WEBSOCKET, ended


@pytest.fixture
async def http(served: Served) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(served.address) as session:
        yield session


def failing_once(real: Any) -> Any:
    """`real`, whose first call finds a database that cannot serve."""
    calls = iter([True])

    async def call(*asked: Any, **how: Any) -> Any:
        if next(calls, False):
            raise TryAgain(retry_after=1)
        return await real(*asked, **how)

    return call


async def knocks(http: aiohttp.ClientSession, packet: str, **headers: str) -> aiohttp.ClientWebSocketResponse:
    wire = await http.ws_connect(WEBSOCKET, headers=headers)
    await wire.receive_str(timeout=60)
    await wire.send_str(packet)
    return wire


async def test_who_cannot_be_welcomed_is_cut_and_may_come_back(
    served: Served, customer: Customer, http: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = await customer(language="fr")
    served.house.desk.heads.forget(ConversationId(ana.welcome["conversation"]))
    turns = served.house.store.turns
    monkeypatch.setattr(turns, "head", failing_once(turns.head))

    await ended(await knocks(http, f'40/chat,{{"token":"{ana.welcome["token"]}"}}'))


async def test_who_cannot_be_greeted_at_the_console_is_cut(
    served: Served, lea: ConsoleClient, http: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = served.house.store.lines
    monkeypatch.setattr(lines, "waiting", failing_once(lines.waiting))

    await ended(await knocks(http, f'40/console,{{"csrf":"{lea.csrf}"}}', Cookie=cookie_of(lea.http)))


async def test_who_could_not_come_to_the_console_does_not_count_as_there(
    served: Served, http: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    lea = await served.signed_in("lea")
    people = served.house.store.people
    monkeypatch.setattr(people, "holds", failing_once(people.holds))

    wire = await knocks(http, f'40/console,{{"csrf":"{lea.csrf}"}}', Cookie=cookie_of(lea.http))
    refusal = await wire.receive_str(timeout=60)
    await lea.http.close()
    served.guests.clear()

    assert refusal.startswith("44/console")
    assert served.house.desk.tools.presence.present() == []


async def test_who_is_cut_while_being_let_in_is_on_no_book(
    served: Served, http: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = served.house.sockets.sio.eio
    start, came, go = actions.start, asyncio.Event(), asyncio.Event()

    async def slow(*asked: Any) -> Any:
        came.set()
        await go.wait()
        return await start(*asked)

    monkeypatch.setattr(actions, "start", slow)
    wire = await knocks(http, '40/chat,{"language":"fr"}')
    await came.wait()
    [socket] = engine.sockets.values()
    # As the library does when no pong came for so long.
    await socket.close(wait=False, abort=False, reason="ping timeout")
    go.set()
    await ended(wire)
    await until(lambda: not engine.sockets)

    assert served.house.customers.visits == 0


async def test_what_is_saved_stands_in_the_lists_though_telling_it_failed(
    served: Served, customer: Customer, lea: ConsoleClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation = ConversationId(await waits(await customer(language="fr")))
    await served.house.desk.projector.settled()
    rooms = served.house.rooms
    monkeypatch.setattr(rooms, "recheck", failing_once(rooms.recheck))

    first = await lea.ask("take", conversation=conversation, client_id="t1")
    again = await lea.ask("take", conversation=conversation, client_id="t1")
    await served.house.desk.projector.settled()
    line = await served.house.store.lines.get(conversation)

    assert ("error" in first, "error" in again) == (True, False)
    assert line is not None
    assert line["mode"] == "agent"


async def test_who_was_welcomed_by_an_old_memory_hears_the_mode_of_now(
    served: Served, customer: Customer, lea: ConsoleClient
) -> None:
    ana = await customer(language="fr")
    conversation, heads = ConversationId(await waits(ana)), served.house.desk.heads
    old = heads.get(conversation)
    assert old is not None
    await lea.do("take", conversation=conversation)
    # As if another process had done it, and its hint were lost.
    heads.forget(conversation)
    heads.put(old)

    tab = await customer(token=ana.welcome["token"])

    assert tab.welcome["mode"] == "waiting"
    await mode(tab, "agent")


async def test_the_queue_is_told_as_soon_as_it_can_be_read(
    served: Served, customer: Customer, lea: ConsoleClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, lines = await customer(language="fr"), served.house.rooms.lines
    assert lines is not None
    monkeypatch.setattr(lines, "waiting", failing_once(lines.waiting))

    await waits(ana)

    await lea.until(lambda me: any(queue["waiting"] for queue in me.all("queue")))


@pytest.mark.parametrize("text", ["\x1c", "\x1d\x1f", "\u200b", "\u2060\ufeff", "\u2800", "\u3164"])
async def test_a_text_that_shows_nothing_says_nothing(customer: Customer, text: str) -> None:
    ana = await customer(language="fr")

    answer = await ana.ask("say", text=text, client_id="m1")

    assert answer["error"]["code"] == "bad_request"
