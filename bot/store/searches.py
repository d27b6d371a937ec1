"""Searches that somebody of staff keeps by a name."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from bot.model.ids import StaffId
from bot.store.table import Table


class Searches(Protocol):
    async def of(self, staff: StaffId) -> list[Mapping[str, Any]]:
        """`[{name, query}]`, as they were put."""

    async def put(self, staff: StaffId, searches: Sequence[Mapping[str, Any]]) -> None: ...


class MongoSearches:
    def __init__(self, table: Table) -> None:
        self._table = table

    async def of(self, staff: StaffId) -> list[Mapping[str, Any]]:
        kept = await self._table.one({"_id": staff})
        return list(kept["searches"]) if kept else []

    async def put(self, staff: StaffId, searches: Sequence[Mapping[str, Any]]) -> None:
        rows = [dict(search) for search in searches]
        await self._table.replace({"_id": staff}, {"_id": staff, "searches": rows})
