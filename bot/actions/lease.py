"""What only one process may do at a time: done under a lease that is renewed for as long as it takes."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.actions.desk import Desk
from bot.errors import TryAgain

log = logging.getLogger(__name__)

LEASE_SECONDS = 15
RENEW_SECONDS = 5.0


@asynccontextmanager
async def leased(desk: Desk, name: str) -> AsyncIterator[bool]:
    """Whether this process holds the lease; then it keeps it until left."""
    held = await _held(desk, name)
    renewing = asyncio.create_task(_renew(desk, name), name=f"lease of {name}") if held else None
    try:
        yield held
    finally:
        if renewing is not None:
            renewing.cancel()


async def _held(desk: Desk, name: str) -> bool:
    return await desk.store.leases.hold(name, desk.tools.owner, desk.now(), LEASE_SECONDS)


async def _renew(desk: Desk, name: str) -> None:
    while True:
        await asyncio.sleep(RENEW_SECONDS)
        try:
            if not await _held(desk, name):
                # Everything done under a lease can be done twice; it is only not worth it.
                log.warning("another process has taken over %s", name)
                return
        except TryAgain:
            # While the database cannot serve, nobody else gets the lease either.
            continue
