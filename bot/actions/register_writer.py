"""One writer of register events a process: chains them in memory and inserts them in order.

Another process may be first: what did not go in is then chained anew behind its events.
"""

import asyncio
from collections.abc import Mapping
from typing import Any

from bot.errors import Changed, TryAgain
from bot.register.chain import Act, chained
from bot.store.ports import RegisterStore

Event = Mapping[str, Any]
Wanted = tuple[Act, asyncio.Future[Event]]
BATCH = 100


class RegisterWriter:
    def __init__(self, register: RegisterStore) -> None:
        self._register = register
        self._wanted: list[Wanted] = []
        self._writing: asyncio.Task[None] | None = None

    async def append(self, act: Act) -> Event:
        """The event as it stands in the register now; the earlier one where `act` was recorded before.

        Raises Changed when another act took its version, TryAgain when the outcome is unknown.
        """
        done: asyncio.Future[Event] = asyncio.get_running_loop().create_future()
        self._wanted.append((act, done))
        if self._writing is None or self._writing.done():
            # A task of its own: whoever is cancelled while it waits takes nobody else along.
            self._writing = asyncio.create_task(self._write_all(), name="register writer")
        return await done

    async def _write_all(self) -> None:
        while self._wanted:
            batch, self._wanted = self._wanted[:BATCH], self._wanted[BATCH:]
            try:
                await self._write(batch)
            except asyncio.CancelledError:
                for _, done in batch + self._wanted:
                    done.cancel()
                raise
            except BaseException as error:
                _settle(batch, error=error)

    async def _write(self, batch: list[Wanted]) -> None:
        while batch:
            events = chained(await self._register.last(), [act for act, _ in batch])
            inserted = await self._register.append(events)
            for event, row in zip(events[:inserted], batch[:inserted], strict=True):
                _settle([row], event)
            batch = batch[inserted:]
            if batch and await self._is_settled(*batch[0]):
                batch = batch[1:]

    async def _is_settled(self, act: Act, done: asyncio.Future[Event]) -> bool:
        """An act that clashed by more than its number: it was recorded before, or came too late."""
        earlier = await self._register.recorded(act.filed_from, act.key)
        if earlier is not None:
            _settle([(act, done)], earlier)
        elif act.complaint and await self._register.has_version(act.complaint, act.version):
            _settle([(act, done)], error=Changed())
        else:
            return False
        return True


def _settle(rows: list[Wanted], event: Event | None = None, *, error: BaseException | None = None) -> None:
    for _, done in rows:
        if done.done():
            continue
        if isinstance(error, TryAgain):
            done.set_exception(TryAgain(retry_after=error.retry_after))
        elif error is not None:
            done.set_exception(error)
        else:
            done.set_result(event or {})
