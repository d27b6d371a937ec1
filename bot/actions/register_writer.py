"""One writer of register events a process: chains them in memory and inserts them in order.

Another process may be first: what did not go in is then chained anew behind its events.
"""

import asyncio
from collections.abc import Mapping
from typing import Any

from bot.errors import TryAgain
from bot.register.chain import Act, chained
from bot.store.ports import RegisterStore

Event = Mapping[str, Any]
Wanted = tuple[Act, asyncio.Future[Event]]
BATCH = 100


class RegisterWriter:
    def __init__(self, register: RegisterStore) -> None:
        self._register = register
        self._lock = asyncio.Lock()
        self._wanted: list[Wanted] = []

    async def append(self, act: Act) -> Event:
        """The event as it stands in the register now. Raises TryAgain when the outcome is unknown."""
        done: asyncio.Future[Event] = asyncio.get_running_loop().create_future()
        self._wanted.append((act, done))
        async with self._lock:
            while not done.done():
                batch, self._wanted = self._wanted[:BATCH], self._wanted[BATCH:]
                await self._write(batch)
        return done.result()

    async def _write(self, batch: list[Wanted]) -> None:
        try:
            while batch:
                events = chained(await self._register.last(), [act for act, _ in batch])
                inserted = await self._register.append(events)
                for event, (_, done) in zip(events[:inserted], batch[:inserted], strict=True):
                    done.set_result(event)
                batch = batch[inserted:]
                if batch:
                    await self._already_filed(*batch[0])
                    batch = [row for row in batch if not row[1].done()]
        except TryAgain as error:
            for _, done in batch:
                done.set_exception(TryAgain(retry_after=error.retry_after))

    async def _already_filed(self, act: Act, done: asyncio.Future[Event]) -> None:
        """An act that clashed by its draft, and not by its number, stands in the register already."""
        if act.filed_from is not None:
            earlier = await self._register.filed_from(act.filed_from)
            if earlier is not None:
                done.set_result(earlier)
