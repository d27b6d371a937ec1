"""How long customers waited for a person, by language and hour of the day."""

from datetime import datetime, timedelta

from pymongo import ASCENDING, DESCENDING, IndexModel

from bot.store.table import Table

KEPT = timedelta(days=90)
INDEXES = [
    IndexModel([("language", ASCENDING), ("hour", ASCENDING), ("at", DESCENDING)], name="recent"),
    IndexModel([("at", ASCENDING)], name="kept", expireAfterSeconds=int(KEPT.total_seconds())),
]


class MongoWaits:
    def __init__(self, table: Table) -> None:
        self._table = table

    async def add(self, language: str, hour: int, seconds: int, at: datetime) -> None:
        await self._table.insert({"language": language, "hour": hour, "seconds": seconds, "at": at})

    async def recent(self, language: str, hour: int, count: int) -> list[int]:
        query = {"language": language, "hour": hour}
        found = await self._table.gather(query, order=[("at", DESCENDING)], limit=count)
        return [row["seconds"] for row in found]
