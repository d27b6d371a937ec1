"""The trail of who read and exported what: numbered and chained, only ever added to."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from typing import Any, Protocol

from pymongo import ASCENDING, DESCENDING, IndexModel

from bot.register.readings import next_line
from bot.store.driver import Document
from bot.store.table import Table

INDEXES = [
    IndexModel([("at", DESCENDING)], name="at"),
    IndexModel([("what", ASCENDING), ("at", DESCENDING)], name="what"),
]
NUMBERED: Document = {"_id": {"$gte": 0}}
INNER = {"_id": 0, "prev": 0}


class Accesses(Protocol):
    async def add(self, row: Mapping[str, Any]) -> None:
        """`{at, staff, name, act, what, form?, sha256?, asked?}`: numbered, and chained to the one before."""

    async def find(
        self, what: str | None, *, page: int = 1, size: int = 50
    ) -> tuple[list[Mapping[str, Any]], int]:
        """The newest first; `what`: only of this one."""

    async def last(self) -> Mapping[str, Any] | None: ...

    def all(self) -> AsyncIterator[Mapping[str, Any]]:
        """In the order of their numbers, each as it is kept."""


class MongoAccesses:
    def __init__(self, table: Table) -> None:
        self._table = table
        self._one_at_a_time = asyncio.Lock()

    async def add(self, row: Mapping[str, Any]) -> None:
        # Another process may take the number first: then the next one is tried.
        async with self._one_at_a_time:
            while not await self._table.insert(next_line(await self.last(), row)):
                pass

    async def find(
        self, what: str | None, *, page: int = 1, size: int = 50
    ) -> tuple[list[Mapping[str, Any]], int]:
        asked: Document = {"what": what} if what else {}
        order = [("at", DESCENDING), ("_id", DESCENDING)]
        rows = self._table.gather(asked, fields=INNER, order=order, skip=(page - 1) * size, limit=size)
        found, count = await asyncio.gather(rows, self._table.count(asked))
        return list(found), count

    async def last(self) -> Mapping[str, Any] | None:
        return await self._table.one(NUMBERED, order=[("_id", DESCENDING)])

    def all(self) -> AsyncIterator[Mapping[str, Any]]:
        return self._table.many({}, order=[("_id", ASCENDING)])
