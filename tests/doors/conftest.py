"""The whole house behind a test server, on the real database: its pages, /api and the sockets."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from pathlib import Path

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.app import Firm, House
from bot.model.people import Role
from bot.reach.passwords import Passwords
from bot.settings import Settings
from bot.store.mongo import MongoStore
from tests.clients import CHEAP
from tests.doors.visitors import Client, Visitor, hire
from tests.hand_clock import HandClock


@pytest.fixture
def settings(data_dir: Path) -> Settings:
    return Settings(
        data_dir=data_dir, rate_limits="off", embed_origins=("https://www.firm.example",), _env_file=None
    )


@pytest.fixture
async def house(
    settings: Settings,
    store: MongoStore,
    clock: HandClock,
    firm: Firm,
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[House]:
    monkeypatch.setattr("bot.app.Passwords", lambda: Passwords(CHEAP))
    house = House(settings, store, firm, clock.now)
    projector = asyncio.create_task(house.desk.projector.run())
    yield house
    projector.cancel()
    with suppress(asyncio.CancelledError):
        await projector


@pytest.fixture
async def client(house: House) -> AsyncIterator[Client]:
    async with TestClient(TestServer(house.app)) as client:
        yield client


@pytest.fixture
def visit(house: House, client: Client) -> Callable[..., Awaitable[Visitor]]:
    """Hire somebody with these roles and sign them in; the client's cookie is theirs from then on."""

    async def visit(name: str, *roles: Role) -> Visitor:
        visitor = Visitor(client, await hire(house, name, *roles))
        assert (await visitor.sign_in()).status == 200
        return visitor

    return visit
