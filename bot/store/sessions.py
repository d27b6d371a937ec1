"""Who of staff is signed in. A session ends at its time, on signing out, or when all of a person's end."""

from collections.abc import Mapping, Set
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from pymongo import ASCENDING, IndexModel

from bot.model.ids import StaffId
from bot.store.driver import Document
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

    async def open(
        self, staff: StaffId, at: datetime, *, address: str = "", device: str = "", limited: bool = False
    ) -> tuple[str, Session]:
        token = new_secret()
        session = Session(digest(token), staff, new_secret(), at + LIFE, at, address, device, limited)
        await self._table.insert({"_id": session.token_hash, **_rest(session)})
        return token, session

    async def get(self, token: str, at: datetime) -> Session | None:
        found = await self._table.one({"_id": digest(token), "expires_at": {"$gt": at}})
        return _session(found) if found else None

    async def of(self, staff: StaffId, at: datetime) -> list[Session]:
        order = [("opened_at", ASCENDING)]
        found = await self._table.gather({"staff": staff, "expires_at": {"$gt": at}}, order=order)
        return [_session(row) for row in found]

    async def widen(self, staff: StaffId) -> None:
        await self._table.update_all({"staff": staff}, {"$set": {"limited": False}})

    async def end(self, token_hash: str) -> None:
        await self._table.delete({"_id": token_hash})

    async def ended(self, token_hashes: Set[str], at: datetime) -> list[str]:
        query = {"_id": {"$in": sorted(token_hashes)}, "expires_at": {"$gt": at}}
        alive = await self._table.gather(query, fields={"_id": 1}) if token_hashes else []
        return sorted(token_hashes - {found["_id"] for found in alive})

    async def end_all(self, staff: StaffId, but: str | None = None) -> list[str]:
        found = await self._table.gather({"staff": staff, "_id": {"$ne": but}}, fields={"_id": 1})
        ended = [row["_id"] for row in found]
        await self._table.delete({"_id": {"$in": ended}})
        return ended


def _rest(session: Session) -> Document:
    rest = asdict(session)
    rest.pop("token_hash")
    return rest


def _session(row: Mapping[str, Any]) -> Session:
    return Session(token_hash=row["_id"], **{name: value for name, value in row.items() if name != "_id"})
