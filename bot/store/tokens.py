"""Customers' tokens: whoever holds one is the customer of its conversation."""

from datetime import datetime, timedelta

from pymongo import ASCENDING, IndexModel

from bot.model.ids import ConversationId
from bot.store.secret import digest, new_secret
from bot.store.table import Table

OLD_TOKEN = timedelta(hours=24)
INDEXES = [
    IndexModel([("conversation", ASCENDING)], name="conversation"),
    IndexModel([("expires_at", ASCENDING)], name="expires_at", expireAfterSeconds=0),
]


class MongoTokens:
    def __init__(self, table: Table) -> None:
        self._table = table

    async def first(self, conversation: ConversationId, at: datetime) -> str:
        return await self._kept(conversation, at, used=True)

    async def issue(self, conversation: ConversationId, at: datetime) -> str:
        old = {"conversation": conversation, "expires_at": {"$exists": False}}
        await self._table.update_all(old, {"$set": {"expires_at": at + OLD_TOKEN}})
        return await self._kept(conversation, at, used=False)

    async def conversation(self, token: str, at: datetime) -> ConversationId | None:
        found = await self._table.one({"_id": digest(token)})
        if found is None or ("expires_at" in found and found["expires_at"] <= at):
            return None
        if not found["used"]:
            await self._first_use(found["_id"], found["conversation"])
        return ConversationId(found["conversation"])

    async def bind(self, subject: str, conversation: ConversationId) -> None:
        # The letter before it keeps a subject's name from ever being somebody's token.
        query, change = {"_id": f"of:{digest(subject)}"}, {"$set": {"open": conversation}}
        await self._table.update(query, change, upsert=True)

    async def conversation_of(self, subject: str) -> ConversationId | None:
        found = await self._table.one({"_id": f"of:{digest(subject)}"})
        return ConversationId(found["open"]) if found is not None else None

    async def _kept(self, conversation: ConversationId, at: datetime, *, used: bool) -> str:
        """`used`: there is none before it that its first use would end."""
        token = new_secret()
        await self._table.insert({"_id": digest(token), "conversation": conversation, "at": at, "used": used})
        return token

    async def _first_use(self, token_hash: str, conversation: str) -> None:
        """The browser has the new token; the ones before it end."""
        if await self._table.update(
            {"_id": token_hash, "expires_at": {"$exists": False}}, {"$set": {"used": True}}
        ):
            old = {"conversation": conversation, "_id": {"$ne": token_hash}, "expires_at": {"$exists": True}}
            await self._table.delete(old)
