"""Chromium before the whole server. All runs on the session's loop, since the browser outlives a test."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright, expect

from bot.app import Firm, House
from bot.reach.passwords import Passwords
from bot.settings import HERE, Settings
from bot.store.mongo import MongoStore, connect
from tests.browser.visits import ARGUMENTS, CHROMIUM, PATIENCE_MS, Visits
from tests.clients import CHEAP, Served
from tests.hand_clock import HandClock
from tests.ports import free_port

FOLDER = Path(__file__).parent
READY = b"Recourse is ready."
PATIENCE = 60


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.parent == FOLDER:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest_asyncio.fixture(loop_scope="session", scope="session")
async def chromium() -> AsyncIterator[Browser]:
    expect.set_options(timeout=PATIENCE_MS)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def store(mongodb_url: str, worker_id: str) -> AsyncIterator[MongoStore]:
    made = await connect(mongodb_url, f"browser_{worker_id}")
    yield made
    await made.empty()
    await made.close()


@pytest.fixture
def settings(data_dir: Path) -> Settings:
    """Override it in a test file whose server is set up otherwise."""
    return Settings(port=0, data_dir=data_dir, rate_limits="off", _env_file=None)


@pytest_asyncio.fixture(loop_scope="session")
async def served(
    settings: Settings,
    store: MongoStore,
    clock: HandClock,
    firm: Firm,
    visits: Visits,
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[Served]:
    monkeypatch.setattr("bot.app.Passwords", lambda: Passwords(CHEAP))
    house = House(settings, store, firm, clock.now)
    async with house.serving() as port:
        served = Served(house, f"http://127.0.0.1:{port}")
        yield served
        await visits.leave()
        await served.leave()


@pytest_asyncio.fixture(loop_scope="session")
async def visits(chromium: Browser) -> AsyncIterator[Visits]:
    """Opens pages; afterwards no page may have had an error of its own."""
    visits = Visits(chromium)
    yield visits
    await visits.close()


@dataclass
class Program:
    """The server as a program of its own, which can be killed."""

    address: str
    command: list[str]
    environment: dict[str, str]
    running: asyncio.subprocess.Process | None = field(default=None, init=False)

    async def start(self) -> None:
        """Returns once it takes customers."""
        self.running = await asyncio.create_subprocess_exec(
            *self.command, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert self.running.stdout is not None
        async with asyncio.timeout(PATIENCE):
            while READY not in (line := await self.running.stdout.readline()):
                assert line, "the server did not start"

    async def kill(self) -> None:
        """`kill -9`: it gets no chance to say goodbye."""
        if self.running is not None:
            self.running.kill()
            await self.running.wait()
            self.running = None


@pytest_asyncio.fixture(loop_scope="session")
async def program(
    mongodb_url: str, store: MongoStore, begun_dir: Path, visits: Visits
) -> AsyncIterator[Program]:
    port = free_port()
    command = [sys.executable, str(HERE / "server.py"), "--port", str(port), "--data-dir", str(begun_dir)]
    environment = {"RECOURSE_MONGODB_URL": mongodb_url, "RECOURSE_DATABASE": store.name}
    program = Program(f"http://127.0.0.1:{port}", command, environment)
    await program.start()
    yield program
    await visits.leave()
    await program.kill()
