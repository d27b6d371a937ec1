"""Instants at which something is to happen: set once, claimed for a while, done."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from pymongo import ASCENDING, IndexModel

from bot.model.ids import Reference
from bot.store.table import Table

INDEXES = [
    IndexModel([("state", ASCENDING), ("at", ASCENDING)], name="due"),
    IndexModel([("reference", ASCENDING)], name="reference"),
]


class MongoMarks:
    def __init__(self, table: Table) -> None:
        self._table = table

    async def put(self, mark: Mapping[str, Any]) -> None:
        await self._table.insert({**mark, "state": "due"})

    async def claim(self, now: datetime, lease_seconds: int) -> Mapping[str, Any] | None:
        # Who claims moves the time at which it is due again: a process that dies gives it back.
        due = {"state": "due", "at": {"$lte": now}}
        held = {"$set": {"at": now + timedelta(seconds=lease_seconds)}}
        return await self._table.change_one(due, held, order=[("at", ASCENDING)])

    async def done(self, id: str) -> None:
        await self._table.update({"_id": id}, {"$set": {"state": "done"}})

    async def forget(self, reference: Reference) -> None:
        await self._table.delete({"reference": reference})
