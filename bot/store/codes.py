"""One-time codes sent by mail: eight digits, ten minutes, five tries."""

import secrets
from datetime import datetime, timedelta

from pymongo import ASCENDING, IndexModel

from bot.store.secret import digest
from bot.store.table import Table

LIFE = timedelta(minutes=10)
TRIES = 5
INDEXES = [IndexModel([("expires_at", ASCENDING)], name="expires_at", expireAfterSeconds=0)]


class MongoCodes:
    def __init__(self, table: Table) -> None:
        self._table = table

    async def issue(self, purpose: str, at: datetime) -> str:
        code = f"{secrets.randbelow(10**8):08d}"
        await self._table.replace(
            {"_id": purpose},
            {"_id": purpose, "hash": _hash(purpose, code), "tries": 0, "expires_at": at + LIFE},
        )
        return code

    async def redeem(self, purpose: str, code: str, at: datetime) -> bool:
        # The try is counted before it is looked at, so that trying in parallel gives no more than five.
        open_code = {"_id": purpose, "tries": {"$lt": TRIES}, "expires_at": {"$gt": at}}
        counted = await self._table.change_one(open_code, {"$inc": {"tries": 1}})
        if counted is None or not secrets.compare_digest(counted["hash"], _hash(purpose, code)):
            return False
        # Whoever deletes it has redeemed it.
        return await self._table.delete({"_id": purpose, "hash": counted["hash"]}) == 1


def _hash(purpose: str, code: str) -> str:
    return digest(f"{purpose}:{code}")
