"""Inquiries: the questions that the firm promised to answer."""

import asyncio
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from pymongo import ASCENDING, DESCENDING, IndexModel

from bot.model.ids import InquiryNumber
from bot.store.table import Table

INDEXES = [
    IndexModel([("state", ASCENDING), ("opened_at", DESCENDING)], name="state"),
    IndexModel([("state", ASCENDING), ("reply_by", ASCENDING)], name="due"),
    IndexModel([("conversation", ASCENDING)], name="conversation"),
    IndexModel([("opened_by", ASCENDING), ("opened_at", DESCENDING)], name="opened_by", sparse=True),
]


class MongoInquiries:
    def __init__(self, table: Table, counters: Table) -> None:
        self._table, self._counters = table, counters

    async def next_number(self, year: int) -> InquiryNumber:
        counter = await self._counters.change_one({"_id": f"inquiry:{year}"}, {"$inc": {"n": 1}}, upsert=True)
        assert counter is not None, "an upsert returns its document"  # noqa: S101
        return InquiryNumber(f"Q-{year}-{counter['n']:06d}")

    async def put(self, inquiry: Mapping[str, Any]) -> None:
        number = inquiry["number"]
        await self._table.replace({"_id": number}, {**inquiry, "_id": number})

    async def get(self, number: InquiryNumber) -> Mapping[str, Any] | None:
        return await self._table.one({"_id": number}, fields={"_id": 0})

    async def find(
        self, *, state: str | None = None, opened_by: str | None = None, page: int = 1, size: int = 50
    ) -> tuple[list[Mapping[str, Any]], int]:
        """Newest first. `state` may be `due`: what still waits for its answer, the earliest promise first.

        `opened_by`: only what this member of staff wrote down.
        """
        query: dict[str, Any] = {"state": state} if state else {}
        order = [("opened_at", DESCENDING), ("_id", DESCENDING)]
        if state == "due":
            query, order = (
                {"state": {"$in": ["open", "interim"]}},
                [("reply_by", ASCENDING), ("_id", ASCENDING)],
            )
        if opened_by is not None:
            query["opened_by"] = opened_by
        rows = self._table.gather(query, fields={"_id": 0}, order=order, skip=(page - 1) * size, limit=size)
        found, count = await asyncio.gather(rows, self._table.count(query))
        return list(found), count

    async def of_address(self, email: str) -> list[Mapping[str, Any]]:
        # No index: it is asked for when a person asks what is kept of them.
        query = {"$expr": {"$eq": [{"$toLower": "$email"}, email]}, "conversation": {"$exists": False}}
        return list(await self._table.gather(query, fields={"_id": 0}, order=[("opened_at", ASCENDING)]))

    async def answered_before(self, at: datetime) -> list[Mapping[str, Any]]:
        query = {"state": "answered", "answered_at": {"$lt": at}, "question": {"$exists": True}}
        return list(await self._table.gather(query | {"conversation": {"$exists": False}}))
