"""What three databases guarantee, and what one alone must not be believed."""

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import pytest

from bot.errors import TryAgain
from bot.store.driver import client_for
from bot.store.mongo import MongoStore, connect
from bot.store.ports import LostRace
from bot.store.table import Table
from bot.store.turns import MongoTurns
from tests.chaos.replica_set import ReplicaSet
from tests.store.making import new_head, said


@pytest.fixture
async def three(tmp_path: Path) -> AsyncIterator[ReplicaSet]:
    databases = ReplicaSet(tmp_path)
    await databases.start()
    yield databases
    await databases.stop()


@pytest.fixture
async def kept(three: ReplicaSet) -> AsyncIterator[MongoStore]:
    store = await connect(three.url, "recourse")
    yield store
    await store.close()


async def saved_in_the_end(store: MongoStore, text: str) -> None:
    """The same key again until it is stored, as the desk and the pages do."""
    turn = said(new_head(), text)
    async with asyncio.timeout(60):
        while True:
            try:
                await store.turns.append(turn)
                break
            except LostRace:
                break
            except TryAgain:
                continue
    stored = await store.turns.by_key(turn.head.conversation, turn.key)
    assert stored == turn


async def test_without_a_majority_nothing_counts_as_stored(three: ReplicaSet, kept: MongoStore) -> None:
    primary = await three.primary()
    others = [port for port in three.ports if port != primary]
    turn = said(new_head(), "bonjour")
    hasty = client_for(f"mongodb://127.0.0.1:{primary}/?directConnection=true", timeout_ms=700)
    turns = MongoTurns(Table(hasty["recourse"]["turns"]))
    await turns.head(turn.head.conversation)
    await three.send(signal.SIGSTOP, *others)

    with pytest.raises(TryAgain):
        await turns.append(turn)
    # The primary has it and nobody else. It may have stepped down by now; that is an answer too.
    with suppress(TryAgain):
        assert await turns.by_key(turn.head.conversation, turn.key) is None
        assert await turns.head(turn.head.conversation) is None

    await three.send(signal.SIGCONT, *others)
    hasty.close()
    await saved_in_the_end(kept, "bonjour")


@pytest.mark.parametrize("fault", ["step_down", "kill", "freeze"])
async def test_a_lost_primary_costs_a_pause_and_no_turn(
    three: ReplicaSet, kept: MongoStore, fault: str
) -> None:
    primary = await three.primary()
    if fault == "step_down":
        await three.step_down()
    else:
        await three.send(signal.SIGKILL if fault == "kill" else signal.SIGSTOP, primary)

    await saved_in_the_end(kept, "bonjour")

    if fault == "freeze":
        await three.send(signal.SIGCONT, primary)
