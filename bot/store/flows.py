"""Every version of the flow that was ever in force, once, under the SHA-256 of its canonical form."""

import hashlib
from datetime import datetime

from bot.store.table import Table


class MongoFlows:
    def __init__(self, table: Table) -> None:
        self._table = table

    async def put(self, canonical: str, at: datetime) -> str:
        version = hashlib.sha256(canonical.encode()).hexdigest()
        await self._table.insert({"_id": version, "canonical": canonical, "at": at})
        return version

    async def get(self, version: str) -> str | None:
        found = await self._table.one({"_id": version})
        if found is None:
            return None
        canonical = str(found["canonical"])
        if hashlib.sha256(canonical.encode()).hexdigest() != version:
            raise ValueError(f"flow version {version} is no longer what was stored")
        return canonical

    async def all(self) -> list[tuple[str, datetime]]:
        rows = await self._table.gather({}, fields={"at": 1}, order=[("at", 1)])
        return [(row["_id"], row["at"]) for row in rows]
