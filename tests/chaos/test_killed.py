"""R53, R54: the real server is killed between the event and its letter; the next ones finish, once each."""

import asyncio
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from pymongo import AsyncMongoClient

from bot.model.ids import Reference
from bot.model.instants import read_stamp
from bot.store.mongo import MongoStore
from tests.chaos.dying_server import STEPS
from tests.chats import ANSWERS
from tests.clients import ChatClient
from tests.commands.conftest import HERE, run_in
from tests.commands.running import Running
from tests.mail_server import mail_server

PATIENCE = 120
UNSURE = {"letter in hand": 0, "letter taken": 1}
"""Where nobody can know afterwards whether it left, and whether it did."""
Environment = dict[str, str]


@asynccontextmanager
async def server(environment: Environment, start: int, **dies: str) -> AsyncIterator[Running]:
    more = {"MINUTES_AHEAD": str(2 * start), "PYTHONPATH": str(HERE), **dies}
    words = [sys.executable, "-m", "tests.chaos.dying_server", "--port", "0"]
    async with Running.of(words, environment | more) as running:
        yield running


async def filed_until_killed(running: Running) -> int:
    """A customer files a complaint; gives the end of the process."""
    client = ChatClient(running.address)
    await client.connect({"language": "fr"})
    telling = asyncio.create_task(client.tell({**ANSWERS, "next": "* complaint"}, until="filed"))
    try:
        async with asyncio.timeout(PATIENCE):
            return await running.ended()
    finally:
        telling.cancel()
        with suppress(BaseException):  # Whatever the customer was waiting for.
            await telling
        await client.leave()


async def until_settled(mongodb_url: str, store: MongoStore) -> list[dict[str, Any]]:
    """The letters, once each is on record or waits for a person."""
    client: AsyncMongoClient[dict[str, Any]] = AsyncMongoClient(mongodb_url, tz_aware=True)
    outbox = client[store.name]["outbox"]
    async with client, await outbox.watch(max_await_time_ms=500) as changes, asyncio.timeout(PATIENCE):
        while True:
            rows = await outbox.find({"complaint": {"$exists": True}}).sort("complaint", 1).to_list()
            if len(rows) == len(STEPS) and {row["state"] for row in rows} <= {"recorded", "unsure"}:
                return rows
            await changes.try_next()


@pytest.mark.long
async def test_r53_r54_killed_at_each_step_everything_is_there_once(
    mongodb_url: str, store: MongoStore, tmp_path: Path
) -> None:
    async with mail_server() as mails:
        environment = {
            "RECOURSE_MONGODB_URL": mongodb_url,
            "RECOURSE_DATABASE": store.name,
            "RECOURSE_DATA_DIR": str(tmp_path),
            "RECOURSE_SMTP_URL": f"smtp://127.0.0.1:{mails.port}",
            "RECOURSE_RATE_LIMITS": "off",
        }
        for number, step in enumerate(STEPS, 1):
            dies = {"DIES_AT": step, "DIES_OF": rf"C-\d{{4}}-{number:06d}"}
            async with server(environment, number, **dies) as running:
                assert await filed_until_killed(running) == -signal.SIGKILL, step
        async with server(environment, len(STEPS) + 1):
            letters = await until_settled(mongodb_url, store)

    events = [event async for event in store.register.events()]
    filings = [Reference(event["complaint"]) for event in events if event["event"] == "file"]
    assert [int(reference[-6:]) for reference in filings] == list(range(1, len(STEPS) + 1))
    assert await store.turns.filing() == []
    sent = Counter(str(mail["Message-ID"]).split("_")[1] for mail in mails.letters)
    for step, reference, letter in zip(STEPS, filings, letters, strict=True):
        assert (letter["complaint"], letter["kind"]) == (reference, "acknowledgement")
        unsure = step in UNSURE
        assert letter["state"] == ("unsure" if unsure else "recorded"), step
        assert sent[reference] == UNSURE.get(step, 1), step
        names = [event["event"] for event in events if event["complaint"] == reference]
        assert names == (["file"] if unsure else ["file", "acknowledge"]), step
        view = await store.register.complaint(reference)
        assert view is not None, step
        assert view["version"] == len(names), step
        [clock] = [row for row in view["clocks"] if row["clock"] == "acknowledge"]
        assert read_stamp(clock["started_at"]) == view["received_at"], step
        stopped = read_stamp(clock["stopped_at"]) if "stopped_at" in clock else None
        assert stopped == (None if unsure else letter["sent_at"]), step
    done = await asyncio.to_thread(run_in(environment), "register", "verify")
    assert (done.code, f"{len(events)} events" in done.out) == (0, True), done.out
