"""A task that takes longer than its lease stays this process's, and no other begins it meanwhile."""

import asyncio

import pytest

from bot.actions import lease
from bot.actions.desk import Desk
from tests.hand_clock import HandClock


async def renewed(desk: Desk, clock: HandClock) -> None:
    """Most of a lease passes; wait until it was renewed since."""
    now = clock.advance(seconds=lease.LEASE_SECONDS - 1)
    async with asyncio.timeout(60):
        while await desk.store.leases.last("letters") != now:  # noqa: ASYNC110  # a database tells nobody
            await asyncio.sleep(0)


async def test_a_lease_is_kept_for_as_long_as_the_task_takes(
    desk: Desk, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lease, "RENEW_SECONDS", 0.01)

    async with lease.leased(desk, "letters") as held:
        for _ in range(3):
            await renewed(desk, clock)
        assert held
        assert not await desk.store.leases.hold("letters", "another", clock.now(), 15)


async def test_a_task_that_ended_leaves_its_lease_to_run_out(desk: Desk, clock: HandClock) -> None:
    async with lease.leased(desk, "letters"):
        pass
    clock.advance(seconds=lease.LEASE_SECONDS)

    assert await desk.store.leases.hold("letters", "another", clock.now(), 15)
    async with lease.leased(desk, "letters") as held:
        assert not held
