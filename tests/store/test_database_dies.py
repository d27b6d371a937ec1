"""The one database of one machine is killed under load, or has no connection left."""

import asyncio
import os
import signal
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from pymongo.errors import WaitQueueTimeoutError

from bot.errors import TryAgain
from bot.model.conversation import Head
from bot.model.ids import ConversationId
from bot.store import driver, outcome
from bot.store.bundled import bundled_database
from bot.store.mongo import MongoStore, connect
from bot.store.mongod import Mongod
from bot.store.ports import LostRace
from bot.store.program import find_mongod
from bot.store.replica_set import make_primary
from bot.store.table import Table
from bot.store.turns import MongoTurns
from tests.store.cutting import Proxy
from tests.store.making import new_head, said, talk

WRITERS, LINES = 20, 400


async def test_f46_what_was_acknowledged_before_kill_9_is_there_and_goes_on(data_dir: Path) -> None:
    mongod = Mongod(find_mongod(data_dir / "lib"), data_dir)
    store = await connect(await make_primary(await mongod.port()), "recourse")
    acknowledged = [new_head(f"c{number}") for number in range(WRITERS)]
    enough = asyncio.Event()
    writing = [asyncio.create_task(_write(store, acknowledged, n, enough)) for n in range(WRITERS)]
    await enough.wait()

    os.kill(mongod.pid, signal.SIGKILL)

    await mongod.stop()
    # Whoever still writes is told to try again when the driver gives up.
    await asyncio.gather(*writing)
    await store.close()
    async with bundled_database(data_dir) as url:
        again = await connect(url, "recourse")
        for head in acknowledged:
            turns = [turn async for turn in again.turns.all(head.conversation)]
            assert [turn.head.n for turn in turns] == list(range(1, len(turns) + 1))
            # One more may be there whose answer got lost.
            assert len(turns) - head.n in (0, 1)
            await again.turns.append(said(turns[-1].head, "toujours là ?"))
        await again.close()
    assert sum(head.n for head in acknowledged) >= LINES


async def test_a_bundled_database_that_dies_under_its_server_comes_back_at_its_place(
    data_dir: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with bundled_database(data_dir) as url:
        store = await connect(url, "recourse")
        head = await talk(store, ["bonjour"])

        os.kill(int((data_dir / "db" / "mongod.lock").read_text()), signal.SIGKILL)

        async with asyncio.timeout(120):
            while True:
                try:
                    await store.turns.append(said(head, "toujours là ?"))
                    break
                except (TryAgain, LostRace) as problem:
                    if isinstance(problem, LostRace):
                        break  # Stored by the try before, whose answer got lost.
        page, _ = await store.turns.entries(head.conversation)
        await store.close()

    assert [entry.text for entry in page] == ["bonjour", "toujours là ?"]
    assert "the bundled database ended" in caplog.text


async def _write(store: MongoStore, acknowledged: list[Head], number: int, enough: asyncio.Event) -> None:
    """One turn after the other until the database is gone."""
    while True:
        turn = said(acknowledged[number], "bonjour")
        try:
            await store.turns.append(turn)
        except TryAgain:
            return
        acknowledged[number] = turn.head
        if sum(head.n for head in acknowledged) >= LINES:
            enough.set()


async def test_f48_a_used_up_pool_means_try_again_soon_and_recovers(
    store: MongoStore, mongodb_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(driver, "POOL", 5)
    monkeypatch.setattr(outcome, "ANSWER_SECONDS", 3)
    c1 = ConversationId("c1")
    async with Proxy(urlsplit(mongodb_url).port or 0).running() as proxy:
        client = driver.client_for(
            f"mongodb://127.0.0.1:{proxy.port}/?directConnection=true", timeout_ms=1_000
        )
        turns = MongoTurns(Table(client[store.name]["turns"]))
        await turns.head(c1)
        proxy.deaf = True

        async with asyncio.timeout(60):
            done = await asyncio.gather(*(turns.head(c1) for _ in range(100)), return_exceptions=True)

        proxy.deaf = False
        assert {type(refused) for refused in done} == {TryAgain}
        causes = {type(refused.__cause__) for refused in done if isinstance(refused, TryAgain)}
        assert WaitQueueTimeoutError in causes
        assert await turns.head(c1) is None
        driver.close(client)
