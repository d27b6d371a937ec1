"""How a process ends, and what it says of itself while it runs."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any, NoReturn

import aiohttp
import pytest
from aiohttp import web

from bot.app import Firm, House
from bot.doors import audience, watchdog, websocket
from bot.model.ids import ConversationId
from bot.settings import Settings
from bot.store.mongo import MongoStore
from tests.clients import ChatClient, Served
from tests.hand_clock import HandClock
from tests.sockets.wires import WEBSOCKET, joined

Customer = Callable[..., Awaitable[ChatClient]]


@pytest.fixture
async def http(served: Served) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(served.address) as session:
        yield session


async def test_a_command_under_way_is_answered_before_the_process_ends(
    store: MongoStore, clock: HandClock, firm: Firm, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = House(Settings(port=0, data_dir=data_dir, _env_file=None), store, firm, clock.now)
    begun, go_on = asyncio.Event(), asyncio.Event()
    insert = store.turns._commit.insert

    async def held(document: dict[str, object]) -> bool:
        begun.set()
        await go_on.wait()
        return await insert(document)

    async with house.serving() as port:
        ana = ChatClient(f"http://127.0.0.1:{port}")
        await ana.connect({"language": "fr"})
        await ana.asked("name")
        monkeypatch.setattr(store.turns._commit, "insert", held)
        asking = asyncio.create_task(ana.ask("say", text="Ana", client_id="m1"))
        await begun.wait()
        asyncio.get_running_loop().call_soon(go_on.set)

    assert "ok" in await asking
    await ana.leave()


async def test_a_command_that_comes_too_late_is_not_begun(
    served: Served, http: aiohttp.ClientSession
) -> None:
    wire = await joined(http)
    sockets = served.house.sockets
    [room] = [room for room in sockets.rooms("/chat") if room.startswith("c:")]
    conversation = ConversationId(room.removeprefix("c:"))
    before = (await served.house.desk.head(conversation)).last_seq
    sockets._ending = True

    await wire.send_str('42/chat,1["say",{"text":"Ana","client_id":"m1"}]')
    # The server answers this once it has read what came before.
    await wire.close()
    await sockets.stop()

    assert (await served.house.desk.head(conversation)).last_seq == before


async def test_the_queue_is_told_nobody_once_the_process_ends(
    store: MongoStore, clock: HandClock, firm: Firm, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audience, "QUEUE_SECONDS", 3_600)
    house = House(Settings(port=0, data_dir=data_dir, _env_file=None), store, firm, clock.now)

    async with house.serving() as port:
        served = Served(house, f"http://127.0.0.1:{port}")
        await served.staff("lea")
        ana = await served.customer(language="fr")
        await ana.answer("name", "Ana")
        await house.desk.projector.settled()
        about_to = [task for task in asyncio.all_tasks() if task.get_name() == "queue"]
        await served.leave()

    assert about_to
    assert all(task.cancelled() for task in about_to)


async def test_who_does_not_read_is_cut_and_nobody_waits(
    served: Served, http: aiohttp.ClientSession, customer: Customer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(websocket, "BUFFER_BYTES", 100_000)
    ana = await customer(language="fr")
    idle = await joined(http)
    deaf = idle.get_extra_info("socket")
    sockets = served.house.sockets
    rooms = [room for room in sockets.sio.manager.rooms["/chat"] if str(room).startswith("c:")]
    engine_ids = set(sockets.sio.eio.sockets)
    assert deaf is not None

    # Nobody reads `idle`: the kernel's buffers fill, then ours.
    for _ in range(400):
        await sockets.tell("typing", {"by": "bot", "on": True, "name": "x" * 60_000}, rooms, "/chat")
        await asyncio.sleep(0)
        if set(sockets.sio.eio.sockets) != engine_ids:
            break

    assert len(sockets.sio.eio.sockets) < len(engine_ids)
    await idle.close()
    await ana.leave()


async def test_the_figures_tell_of_turns_and_sockets(
    served: Served, http: aiohttp.ClientSession, customer: Customer
) -> None:
    ana = await customer(language="fr")
    await ana.answer("name", "Ana")

    async with http.get("/metrics") as answer:
        text = await answer.text()

    assert "recourse_batch_turns_count 2.0" in text
    assert "recourse_batch_turns_sum 2.0" in text
    assert 'recourse_sockets{namespace="/chat"} 1.0' in text
    assert "recourse_loop_lag_seconds" in text
    assert "recourse_turns_waiting 0.0" in text


async def test_a_loop_that_stands_still_is_told_with_its_place(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watchdog, "BEAT_SECONDS", 0.01)
    monkeypatch.setattr(watchdog, "STILL_SECONDS", 0.05)
    dog = watchdog.Watchdog()

    with caplog.at_level(logging.ERROR), dog.watching():
        while not dog.stops:
            _stand_still()

    assert "_stand_still" in caplog.text


def _stand_still() -> None:
    time.sleep(0.2)


class Unread(dict[str | None, Any]):
    """The book of rooms, which nobody may look through."""

    def copy(self) -> NoReturn:
        raise AssertionError("every room was looked at")

    items = keys = values = __iter__ = copy


async def test_who_leaves_is_taken_out_of_their_own_rooms_and_no_other_is_looked_at(
    served: Served, customer: Customer
) -> None:
    ana, bob = await customer(language="fr"), await customer(language="fr")
    manager = served.house.sockets.sio.manager
    manager.rooms["/chat"] = rooms = Unread(manager.rooms["/chat"])

    await ana.leave()

    async with asyncio.timeout(60):
        while f"c:{ana.welcome['conversation']}" in rooms:  # noqa: ASYNC110  # nobody tells
            await asyncio.sleep(0.02)
    assert len(rooms) == 3
    await bob.answer("name", "Bob")
    await bob.asked("email")


async def test_who_is_gone_before_the_handshake_ends_leaves_no_trace(
    http: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    prepare = web.WebSocketResponse.prepare

    async def too_late(response: web.WebSocketResponse, request: web.Request) -> Any:
        if request.transport is not None:
            request.transport.abort()
        return await prepare(response, request)

    monkeypatch.setattr(web.WebSocketResponse, "prepare", too_late)
    with caplog.at_level(logging.WARNING), pytest.raises(aiohttp.ClientError):
        await http.ws_connect(WEBSOCKET)

    assert caplog.messages == []
