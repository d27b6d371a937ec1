"""What happens by itself, supervised: filings are finished, letters leave, lists are repaired."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

from bot.actions import (
    clocks,
    daily,
    figures,
    filing,
    offers,
    post,
    reloading,
    repurging,
    routing,
    settling,
    silence,
    witnessing,
)
from bot.actions.desk import Desk
from bot.actions.lease import LEASE_SECONDS, leased
from bot.errors import TryAgain

log = logging.getLogger(__name__)

BEAT_SECONDS = 2.0
FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 1.0, 60.0
LIST_MARGIN = timedelta(minutes=1)
"""How far before the last heartbeat a turn's line may still be missing from the lists."""

Task = Callable[[Desk], Awaitable[None]]
TASKS: dict[str, Task] = {
    "filings": filing.finish_all,
    "register": settling.settle_all,
    "letters": post.deliver_all,
    "acknowledgements": post.record_all,
    "bounces": post.record_bounces,
    "clocks": clocks.sweep,
    "checkpoints": witnessing.sign_daily,
    "silences": silence.break_all,
    "queue": routing.tend,
    "offers": offers.make,
    "figures": figures.keep_settled,
}


async def repair(desk: Desk) -> None:
    """At start: bring the lists up to the turns. Raises TryAgain while the database cannot serve."""
    beat = await desk.store.leases.last("lists")
    if beat is None:
        count = await desk.store.lines.rebuild()
    else:
        count = await desk.store.lines.repair(beat - LIST_MARGIN)
    log.info("%d conversations compared with their lists", count)
    await repurging.reapply_all(desk)
    await daily.begin(desk)


async def run(desk: Desk) -> None:
    """Until cancelled."""
    async with asyncio.TaskGroup() as group:
        group.create_task(supervise("projector", desk.projector.run), name="projector")
        for name, task in TASKS.items():
            group.create_task(supervise(name, _beating(desk, name, task)), name=name)
        group.create_task(supervise("flows", lambda: reloading.watch(desk)), name="flows")
        group.create_task(supervise("heartbeat", _heart(desk)), name="heartbeat")


async def supervise(name: str, work: Callable[[], Awaitable[None]]) -> None:
    """Run `work` again when it dies, after a pause that grows while it dies soon."""
    now = asyncio.get_running_loop().time
    pause = FIRST_PAUSE_SECONDS
    while True:
        begun = now()
        try:
            await work()
        except TryAgain:
            log.warning("%s: the database cannot serve; again in %.0f s", name, pause)
        except Exception:
            log.exception("%s died; again in %.0f s", name, pause)
        if now() - begun > LONGEST_PAUSE_SECONDS:
            pause = FIRST_PAUSE_SECONDS
        await asyncio.sleep(pause)
        pause = min(pause * 2, LONGEST_PAUSE_SECONDS)


def _beating(desk: Desk, name: str, task: Task) -> Callable[[], Awaitable[None]]:
    """`task` again and again, by whichever process holds its lease."""

    async def beat() -> None:
        while True:
            async with leased(desk, name) as held:
                if held:
                    await task(desk)
            await asyncio.sleep(BEAT_SECONDS)

    return beat


def _heart(desk: Desk) -> Callable[[], Awaitable[None]]:
    """Says that the lists were kept until now, unless some still wait to be written."""

    async def beat() -> None:
        while True:
            await desk.projector.settled()
            await desk.store.leases.hold("lists", "lists", desk.now(), LEASE_SECONDS)
            await asyncio.sleep(LEASE_SECONDS)

    return beat
