"""The trail of who read and exported what; only ever added to."""

import asyncio
from collections.abc import Mapping
from typing import Any, Protocol

from pymongo import ASCENDING, DESCENDING, IndexModel

from bot.store.driver import Document
from bot.store.table import Table

INDEXES = [
    IndexModel([("at", DESCENDING)], name="at"),
    IndexModel([("what", ASCENDING), ("at", DESCENDING)], name="what"),
]


class Accesses(Protocol):
    async def add(self, row: Mapping[str, Any]) -> None:
        """`{at, staff, name, act, what, form?, sha256?}`."""

    async def find(
        self, what: str | None, *, page: int = 1, size: int = 50
    ) -> tuple[list[Mapping[str, Any]], int]:
        """The newest first; `what`: only of this one."""


class MongoAccesses:
    def __init__(self, table: Table) -> None:
        self._table = table

    async def add(self, row: Mapping[str, Any]) -> None:
        await self._table.insert(row)

    async def find(
        self, what: str | None, *, page: int = 1, size: int = 50
    ) -> tuple[list[Mapping[str, Any]], int]:
        asked: Document = {"what": what} if what else {}
        order = [("at", DESCENDING), ("_id", DESCENDING)]
        rows = self._table.gather(asked, fields={"_id": 0}, order=order, skip=(page - 1) * size, limit=size)
        found, count = await asyncio.gather(rows, self._table.count(asked))
        return list(found), count
