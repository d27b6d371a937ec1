"""Who does a thing that only one process may do, until when."""

from datetime import datetime, timedelta

from bot.store.table import Table


class MongoLeases:
    def __init__(self, table: Table) -> None:
        self._table = table

    async def last(self, name: str) -> datetime | None:
        lease = await self._table.one({"_id": name})
        return lease["at"] if lease else None

    async def hold(self, name: str, owner: str, at: datetime, seconds: int) -> bool:
        free = {"_id": name, "$or": [{"owner": owner}, {"until": {"$lte": at}}]}
        lease = {"$set": {"owner": owner, "at": at, "until": at + timedelta(seconds=seconds)}}
        return await self._table.update(free, lease, upsert=True)
