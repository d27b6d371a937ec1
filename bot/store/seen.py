"""How far each side has read: two numbers a conversation, which only grow."""

from collections.abc import Mapping

from bot.model.ids import ConversationId
from bot.store.table import Table


class MongoSeen:
    def __init__(self, table: Table) -> None:
        self._table = table

    async def mark(self, conversation: ConversationId, side: str, seq: int) -> int:
        marks = await self._table.change_one({"_id": conversation}, {"$max": {side: seq}}, upsert=True)
        return int(marks[side]) if marks else seq

    async def marks(self, conversation: ConversationId) -> Mapping[str, int]:
        marks = await self._table.one({"_id": conversation}) or {}
        return {side: mark for side, mark in marks.items() if side != "_id"}
