"""The whole server in this process, on a free port, and clients that speak to it over real sockets."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from bot.app import Firm, House
from bot.reach import bus
from bot.reach.passwords import Passwords
from bot.settings import Settings
from bot.store.mongo import MongoStore, connect
from tests.chaos.redis_server import RedisServer
from tests.clients import CHEAP, ChatClient, ConsoleClient, Served
from tests.hand_clock import HandClock
from tests.identities import KEYS
from tests.sockets.stories import until


@pytest.fixture
async def served(
    store: MongoStore, clock: HandClock, firm: Firm, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Served]:
    monkeypatch.setattr("bot.app.Passwords", lambda: Passwords(CHEAP))
    settings = Settings(port=0, data_dir=data_dir, rate_limits="off", identity_keys=KEYS, _env_file=None)
    house = House(settings, store, firm, clock.now)
    async with house.serving() as port:
        served = Served(house, f"http://127.0.0.1:{port}")
        yield served
        await served.leave()


@pytest.fixture
def customer(served: Served) -> Callable[..., Awaitable[ChatClient]]:
    """`await customer(language="fr")` connects one more."""
    return served.customer


@pytest.fixture
async def lea(served: Served) -> ConsoleClient:
    return await served.staff("lea")


@pytest.fixture
async def redis(tmp_path: Path) -> AsyncIterator[RedisServer]:
    server = RedisServer(tmp_path / "redis")
    await server.start()
    yield server
    await server.kill()


@pytest.fixture
async def two(
    store: MongoStore,
    mongodb_url: str,
    redis: RedisServer,
    clock: HandClock,
    firm: Firm,
    data_dir: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[tuple[Served, Served]]:
    """Two servers on one database and one Redis."""
    monkeypatch.setattr("bot.app.Passwords", lambda: Passwords(CHEAP))
    monkeypatch.setattr(bus, "BEAT_SECONDS", 0.2)
    monkeypatch.setattr(bus, "PAUSE_SECONDS", 0.1)
    settings = Settings(port=0, data_dir=data_dir, rate_limits="off", redis_url=redis.url, _env_file=None)
    async with AsyncExitStack() as stack:
        both = []
        for _ in range(2):
            own = await connect(mongodb_url, store.name)
            stack.push_async_callback(own.close)
            house = House(settings, own, firm, clock.now)
            port = await stack.enter_async_context(house.serving())
            both.append(Served(house, f"http://127.0.0.1:{port}"))
        await until(lambda: all(one.house.relay and one.house.relay._bus.hearing == "up" for one in both))
        yield both[0], both[1]
        for one in both:
            await one.leave()
