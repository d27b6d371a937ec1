"""Turns that become ready while an insert is under way leave together in the next one.

A driver call costs some 0.5 ms of processor time, a further document in it 0.02 ms.
"""

import asyncio

from bot.errors import TryAgain
from bot.store.driver import Document
from bot.store.table import Table

BATCH = 64
AT_ONCE = 3
"""Batches under way, so that one that hangs does not hold the others."""


class GroupCommit:
    def __init__(self, table: Table) -> None:
        self._table = table
        self._waiting: list[tuple[Document, asyncio.Future[bool]]] = []
        self._flights: set[asyncio.Task[None]] = set()

    async def insert(self, document: Document) -> bool:
        """As `Table.insert`; a clash or an unknown outcome touches only its own caller.

        A caller that is cancelled leaves its document on the way: it may be stored or not.
        """
        landed: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting.append((document, landed))
        if len(self._flights) < AT_ONCE:
            self._take_off()
        return await landed

    async def settle(self) -> None:
        """Wait for everything under way."""
        while self._flights:
            await asyncio.wait(set(self._flights))

    def _take_off(self) -> None:
        batch, self._waiting = self._waiting[:BATCH], self._waiting[BATCH:]
        flight = asyncio.create_task(self._fly(batch))
        self._flights.add(flight)
        flight.add_done_callback(self._landed)

    def _landed(self, flight: "asyncio.Task[None]") -> None:
        self._flights.discard(flight)
        if self._waiting:
            self._take_off()

    async def _fly(self, batch: list[tuple[Document, "asyncio.Future[bool]"]]) -> None:
        try:
            clashed = await self._table.insert_all([document for document, _ in batch], ordered=False)
        except BaseException as error:
            # Every caller gets its own copy: an exception that is raised twice grows a shared trace.
            for _, landed in batch:
                if not landed.done():
                    landed.set_exception(_same(error))
            if not isinstance(error, Exception):
                raise
            return
        for place, (_, landed) in enumerate(batch):
            if not landed.done():
                landed.set_result(place not in clashed)


def _same(error: BaseException) -> BaseException:
    if isinstance(error, TryAgain):
        return TryAgain(retry_after=error.retry_after)
    if isinstance(error, asyncio.CancelledError):
        return TryAgain()
    return error
