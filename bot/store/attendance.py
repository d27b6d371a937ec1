"""Who of staff is at the console of which process, as each process last said."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.model.ids import StaffId
from bot.store.table import Table


class MongoAttendance:
    def __init__(self, table: Table) -> None:
        self._table = table

    async def put(self, process: str, at: datetime, available: Mapping[StaffId, bool]) -> None:
        rows = [{"staff": staff, "available": on} for staff, on in available.items()]
        await self._table.replace({"_id": process}, {"_id": process, "at": at, "staff": rows})

    async def elsewhere(self, process: str, since: datetime) -> Mapping[StaffId, bool]:
        found: Sequence[Mapping[str, Any]] = await self._table.gather(
            {"_id": {"$ne": process}, "at": {"$gte": since}}
        )
        here: dict[StaffId, bool] = {}
        for document in found:
            for row in document["staff"]:
                here[row["staff"]] = here.get(row["staff"], False) or row["available"]
        return here

    async def leave(self, process: str) -> None:
        await self._table.delete({"_id": process})
