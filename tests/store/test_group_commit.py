import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from bot.errors import TryAgain
from bot.store import group_commit
from bot.store.group_commit import AT_ONCE, LIGHT, GroupCommit
from bot.store.mongo import MongoStore


class Gate:
    """A table whose inserts wait until they are let through, each with its outcome."""

    def __init__(self) -> None:
        self.batches: list[Sequence[Any]] = []
        self.outcomes: list[asyncio.Future[Mapping[int, int]]] = []
        self.came = asyncio.Condition()

    async def insert_each(self, documents: Sequence[Any]) -> Mapping[int, int]:
        async with self.came:
            self.batches.append(documents)
            self.outcomes.append(asyncio.get_running_loop().create_future())
            self.came.notify_all()
        return await self.outcomes[len(self.batches) - 1]

    async def until(self, batches: int) -> None:
        async with asyncio.timeout(60), self.came:
            await self.came.wait_for(lambda: len(self.batches) >= batches)


@pytest.fixture
def gate() -> Gate:
    return Gate()


@pytest.fixture
def commit(gate: Gate) -> GroupCommit:
    return GroupCommit(gate)  # type: ignore[arg-type]  # the one call it makes


def sent(commit: GroupCommit, count: int, first: int = 0) -> list["asyncio.Task[bool]"]:
    return [asyncio.create_task(commit.insert({"_id": first + n})) for n in range(count)]


async def test_turns_that_come_during_an_insert_leave_together(gate: Gate, commit: GroupCommit) -> None:
    first = sent(commit, AT_ONCE)
    await gate.until(AT_ONCE)
    later = sent(commit, 9, first=AT_ONCE)
    await asyncio.sleep(0)

    gate.outcomes[0].set_result({})
    await gate.until(AT_ONCE + 1)

    assert [len(batch) for batch in gate.batches] == [1] * AT_ONCE + [9]
    for outcome in gate.outcomes[1:]:
        outcome.set_result({})
    assert all(await asyncio.gather(*first, *later))
    assert (commit.figures.batches, commit.figures.turns) == (AT_ONCE + 1, AT_ONCE + 9)


async def test_a_batch_that_hangs_does_not_hold_the_next_for_long(gate: Gate, commit: GroupCommit) -> None:
    sent(commit, AT_ONCE)
    await gate.until(AT_ONCE)
    full = sent(commit, LIGHT + 1, first=10)
    await asyncio.sleep(0)
    for outcome in gate.outcomes[:AT_ONCE]:
        outcome.set_result({})
    await gate.until(AT_ONCE + 1)

    later = sent(commit, 1, first=20)
    await gate.until(AT_ONCE + 2)

    assert not gate.outcomes[AT_ONCE].done()
    gate.outcomes[AT_ONCE + 1].set_result({})
    assert await later[0]
    gate.outcomes[AT_ONCE].set_result({})
    await asyncio.gather(*full)


async def test_each_turn_of_a_batch_has_its_own_outcome(gate: Gate, commit: GroupCommit) -> None:
    first = sent(commit, AT_ONCE)
    await gate.until(AT_ONCE)
    later = sent(commit, 4, first=10)
    await asyncio.sleep(0)

    gate.outcomes[0].set_result({})
    await gate.until(AT_ONCE + 1)
    gate.outcomes[AT_ONCE].set_result({1: 11000, 2: 91, 3: 121})
    told = await asyncio.gather(*later, return_exceptions=True)

    assert told[:2] == [True, False]
    assert isinstance(told[2], TryAgain)
    assert isinstance(told[3], RuntimeError)
    for outcome in gate.outcomes[1:AT_ONCE]:
        outcome.set_result({})
    await asyncio.gather(*first)


async def test_a_batch_of_unknown_outcome_asks_each_to_try_again(gate: Gate, commit: GroupCommit) -> None:
    turns = sent(commit, 1)
    await gate.until(1)

    gate.outcomes[0].set_exception(TryAgain(retry_after=2))

    with pytest.raises(TryAgain) as refused:
        await turns[0]
    assert refused.value.retry_after


async def test_a_full_queue_refuses_at_once(
    gate: Gate, commit: GroupCommit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(group_commit, "WAITING", 2)
    turns = sent(commit, AT_ONCE)
    await gate.until(AT_ONCE)
    turns += sent(commit, 2, first=10)
    await asyncio.sleep(0)

    with pytest.raises(TryAgain) as refused:
        await commit.insert({"_id": 20})

    assert refused.value.retry_after
    assert (commit.figures.waiting, commit.figures.refused) == (2, 1)
    gate.outcomes[0].set_result({})
    await gate.until(AT_ONCE + 1)
    for outcome in gate.outcomes[1:]:
        outcome.set_result({})
    assert all(await asyncio.gather(*turns))


async def test_what_cannot_be_encoded_fails_alone(store: MongoStore) -> None:
    commit = GroupCommit(store.turns._table)
    good = [asyncio.create_task(commit.insert({"_id": {"c": "c1", "n": n}, "key": str(n)})) for n in range(9)]

    with pytest.raises(Exception, match="cannot encode"):
        await commit.insert({"_id": {"c": "c2", "n": 1}, "key": object()})

    assert all(await asyncio.gather(*good))


async def test_a_clash_in_a_batch_fails_its_own_turn_only(store: MongoStore) -> None:
    commit = GroupCommit(store.turns._table)
    turns = [{"_id": {"c": "c1", "n": n // 2}, "key": str(n)} for n in range(10)]

    told = await asyncio.gather(*(commit.insert(turn) for turn in turns))

    assert sorted(told) == [False] * 5 + [True] * 5
