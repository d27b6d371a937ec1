"""What one client may do before it is slowed down, refused or cut, with the limits on."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import aiohttp
import pytest
from socketio.exceptions import ConnectionError as Refused

from bot import app
from bot.app import Firm, House
from bot.doors import admission, websocket
from bot.doors import customer as customer_door
from bot.settings import Settings
from bot.store.mongo import MongoStore
from tests.clients import ChatClient, Served
from tests.hand_clock import HandClock
from tests.sockets.wires import WEBSOCKET, ended, joined

Customer = Callable[..., Awaitable[ChatClient]]


@pytest.fixture
async def served(
    store: MongoStore, clock: HandClock, firm: Firm, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Served]:
    # However long a test takes, nothing that was used up comes back meanwhile.
    monkeypatch.setattr(customer_door, "COMMANDS_A_SECOND", 0)
    monkeypatch.setattr(websocket, "FRAMES_A_SECOND", 0)
    house = House(Settings(port=0, data_dir=data_dir, _env_file=None), store, firm, clock.now)
    async with house.serving() as port:
        served = Served(house, f"http://127.0.0.1:{port}")
        yield served
        await served.leave()


@pytest.fixture
async def http(served: Served) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(served.address) as session:
        yield session


async def test_too_many_commands_are_answered_slow_down(customer: Customer) -> None:
    ana = await customer(language="fr")

    answers = [await ana.ask("typing", on=True) for _ in range(25)]

    assert answers[:20] == [{"ok": {}}] * 20
    assert answers[-1]["error"]["code"] == "slow_down"
    assert answers[-1]["error"]["retry_after"]


async def test_tabs_of_one_customer_share_one_limit(customer: Customer) -> None:
    ana = await customer(language="fr")
    tab = await customer(token=ana.welcome["token"])
    for _ in range(21):
        await ana.ask("typing", on=True)

    assert (await tab.ask("typing", on=True))["error"]["code"] == "slow_down"


async def test_one_who_floods_is_cut_and_the_others_are_served(
    http: aiohttp.ClientSession, customer: Customer, served: Served
) -> None:
    ana = await customer(language="fr")
    wire = await joined(http)
    for n in range(websocket.FRAMES_AT_ONCE + 10):
        await wire.send_str(f'42/chat,{n}["typing",{{"on":true}}]')

    await ended(wire, answers=True)

    await ana.answer("name", "Ana")
    await ana.asked("email")


@pytest.mark.parametrize("frame", ["3", "ping"])
async def test_pongs_and_pings_count_too(http: aiohttp.ClientSession, frame: str) -> None:
    wire = await joined(http)
    for _ in range(websocket.FRAMES_AT_ONCE + 10):
        await (wire.ping() if frame == "ping" else wire.send_str(frame))

    await ended(wire)


async def test_an_address_opens_only_so_many_sockets(
    http: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(admission, "SOCKETS_AN_ADDRESS", 2)
    first, second = await joined(http), await joined(http)

    async with http.get(WEBSOCKET) as refused:
        assert refused.status == 429
        assert refused.headers["Retry-After"]

    # One leaves, one may come.
    await first.close()
    async with asyncio.timeout(60):
        while True:
            try:
                third = await joined(http)
                break
            except aiohttp.WSServerHandshakeError:
                continue
    assert not second.closed
    assert not third.closed


async def test_when_too_many_come_at_once_the_rest_hears_when_to_come_again(
    customer: Customer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(admission, "HANDSHAKES_WAITING", 0)

    with pytest.raises(Refused):
        await customer(language="fr")

    monkeypatch.undo()
    await customer(language="fr")


async def test_a_token_opens_five_sockets(customer: Customer) -> None:
    ana = await customer(language="fr")
    tabs = [await customer(token=ana.welcome["token"]) for _ in range(4)]

    with pytest.raises(Refused):
        await customer(token=ana.welcome["token"])

    await tabs[0].leave()
    async with asyncio.timeout(60):
        while True:
            try:
                await customer(token=ana.welcome["token"])
                break
            except Refused:
                continue


async def test_a_request_that_trickles_in_is_cut(
    store: MongoStore, clock: HandClock, firm: Firm, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "KEEPALIVE_SECONDS", 0.2)
    house = House(Settings(port=0, data_dir=data_dir, _env_file=None), store, firm, clock.now)
    async with house.serving() as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ")
        await writer.drain()

        async with asyncio.timeout(60):
            assert b"200" not in await reader.read()

        writer.close()
