"""The whole server in this process, on a free port, and clients that speak to it over real sockets."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from bot.app import Firm, House
from bot.reach.passwords import Passwords
from bot.settings import Settings
from bot.store.mongo import MongoStore
from tests.clients import ChatClient, ConsoleClient, Served
from tests.hand_clock import HandClock
from tests.identities import KEYS

CHEAP = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
FLOWS = Path(__file__).resolve().parents[2] / "flows"


@pytest.fixture(scope="session")
def firm() -> Firm:
    return Firm.read(FLOWS)


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
