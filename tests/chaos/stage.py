"""Everything that a run needs, as real as it gets: three databases, Redis, two workers on one port."""

import asyncio
import os
import random
import re
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp

from bot.actions.accounts import NewAccount, add
from bot.model.ids import ConversationId
from bot.model.people import Role, System
from bot.reach.passwords import Passwords
from bot.store.mongo import connect
from tests.chaos.checker import Entry
from tests.chaos.redis_server import RedisServer
from tests.chaos.replica_set import ReplicaSet
from tests.ports import free_port

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "une phrase assez longue"
CAREFUL = ("server.py",)
CARELESS = ("-m", "tests.chaos.careless")


@dataclass
class Stage:
    address: str
    databases: ReplicaSet
    redis: RedisServer
    log: Path

    def workers(self) -> list[int]:
        """Those that serve; one that is still starting has nothing to lose."""
        started = re.findall(r"serves \(process (\d+)\)", self.log.read_text())
        return [int(pid) for pid in started[-4:] if Path(f"/proc/{pid}/stat").exists()]

    def kill_one(self) -> bool:
        """Whether there was one to kill."""
        workers = self.workers()
        if workers:
            os.kill(random.choice(workers), signal.SIGKILL)
        return bool(workers)

    async def hired(self, names: list[str]) -> list[tuple[str, str]]:
        """Cookie and CSRF token of each."""
        store = await connect(self.databases.url, "recourse")
        for name in names:
            new = NewAccount(
                name.capitalize(), f"{name}@recourse.example", frozenset({Role.AGENT}), password=PASSWORD
            )
            await add(store, Passwords(), System("test"), new)
        await store.close()
        return [await self._signed_in(name) for name in names]

    async def _signed_in(self, name: str) -> tuple[str, str]:
        credentials = {"email": f"{name}@recourse.example", "password": PASSWORD}
        jar = aiohttp.CookieJar(unsafe=True)
        async with (
            aiohttp.ClientSession(self.address, cookie_jar=jar) as http,
            http.post("/api/session", json=credentials) as answer,
        ):
            session = await answer.json()
        return "; ".join(f"{cookie.key}={cookie.value}" for cookie in jar), session["csrf"]

    async def stored(self, conversation: str) -> list[Entry]:
        store = await connect(self.databases.url, "recourse")
        turns = [turn async for turn in store.turns.all(ConversationId(conversation))]
        await store.close()
        return [entry.to_document() for turn in turns for entry in turn.entries]


@asynccontextmanager
async def staged(folder: Path, program: tuple[str, ...] = CAREFUL) -> AsyncIterator[Stage]:
    databases, redis = ReplicaSet(folder / "db"), RedisServer(folder / "redis")
    try:
        await asyncio.gather(databases.start(), redis.start())
        port = free_port()
        with (folder / "server.log").open("wb") as log:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                *program,
                *("--port", str(port), "--data-dir", str(folder / "data"), "--workers", "2"),
                *("--redis-url", redis.url, "--mongodb-url", databases.url),
                cwd=ROOT,
                env={**os.environ, "RECOURSE_RATE_LIMITS": "off", "PYTHONPATH": str(ROOT)},
                stdout=asyncio.subprocess.PIPE,
                stderr=log,
            )
        try:
            async with asyncio.timeout(90):
                while process.stdout and b"Console" not in (line := await process.stdout.readline()):
                    assert line, (folder / "server.log").read_text()[-2_000:]
            yield Stage(f"http://127.0.0.1:{port}", databases, redis, folder / "server.log")
        finally:
            if process.returncode is None:
                process.terminate()
            await process.wait()
    finally:
        await redis.kill()
        await databases.stop()
