"""Who of staff is signed in. A session ends at its time, on signing out, or when all of a person's end."""

from collections.abc import Set
from datetime import datetime, timedelta

from pymongo import ASCENDING, IndexModel

from bot.model.ids import StaffId
from bot.store.ports import Session
from bot.store.secret import digest, new_secret
from bot.store.table import Table

LIFE = timedelta(hours=12)
"""One working day."""
INDEXES = [
    IndexModel([("staff", ASCENDING)], name="staff"),
    IndexModel([("expires_at", ASCENDING)], name="expires_at", expireAfterSeconds=0),
]


class MongoSessions:
    def __init__(self, table: Table) -> None:
        self._table = table

    async def open(self, staff: StaffId, at: datetime) -> tuple[str, Session]:
        token = new_secret()
        session = Session(digest(token), staff, new_secret(), at + LIFE)
        await self._table.insert(
            {
                "_id": session.token_hash,
                "staff": staff,
                "csrf": session.csrf,
                "expires_at": session.expires_at,
            }
        )
        return token, session

    async def get(self, token: str, at: datetime) -> Session | None:
        found = await self._table.one({"_id": digest(token), "expires_at": {"$gt": at}})
        if found is None:
            return None
        return Session(found["_id"], found["staff"], found["csrf"], found["expires_at"])

    async def end(self, token_hash: str) -> None:
        await self._table.delete({"_id": token_hash})

    async def ended(self, token_hashes: Set[str], at: datetime) -> list[str]:
        query = {"_id": {"$in": sorted(token_hashes)}, "expires_at": {"$gt": at}}
        alive = await self._table.gather(query, fields={"_id": 1}) if token_hashes else []
        return sorted(token_hashes - {found["_id"] for found in alive})

    async def end_all(self, staff: StaffId) -> list[str]:
        ended = [found["_id"] for found in await self._table.gather({"staff": staff}, fields={"_id": 1})]
        await self._table.delete({"_id": {"$in": ended}})
        return ended
