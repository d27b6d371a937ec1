"""The register's records: events and reads that are only ever added, payloads, views, checkpoints."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from pymongo import ASCENDING, DESCENDING, IndexModel

from bot.model.ids import DraftId, Reference, StaffId
from bot.store.complaint_search import MILLISECONDS, conditions, words_of
from bot.store.driver import Document
from bot.store.ports import ComplaintQuery
from bot.store.table import Table

EVENT_INDEXES = [
    IndexModel([("filed_from", ASCENDING)], name="filed_from", unique=True, sparse=True),
    IndexModel([("complaint", ASCENDING), ("_id", ASCENDING)], name="complaint"),
]
COMPLAINT_INDEXES = [
    IndexModel([("received_at", DESCENDING)], name="received_at"),
    IndexModel([("state", ASCENDING)], name="state"),
    IndexModel([("conversation", ASCENDING)], name="conversation"),
    IndexModel([("words", ASCENDING)], name="words"),
]
BY_NUMBER = [("_id", ASCENDING)]


class MongoRegister:
    def __init__(
        self, events: Table, payloads: Table, complaints: Table, checkpoints: Table, reads: Table
    ) -> None:
        self._events, self._payloads, self._complaints = events, payloads, complaints
        self._checkpoints, self._reads = checkpoints, reads

    async def last(self) -> Mapping[str, Any] | None:
        return await self._events.one({}, order=[("_id", DESCENDING)])

    async def append(self, events: Sequence[Mapping[str, Any]]) -> int:
        clashed = await self._events.insert_all(events, ordered=True)
        return min(clashed, default=len(events))

    async def filed_from(self, draft: DraftId) -> Mapping[str, Any] | None:
        return await self._events.one({"filed_from": draft})

    def events(self, *, complaint: Reference | None = None) -> AsyncIterator[Mapping[str, Any]]:
        return self._events.many({"complaint": complaint} if complaint else {}, order=BY_NUMBER)

    async def put_payload(self, id: str, payload: Mapping[str, Any]) -> None:
        await self._payloads.insert({**payload, "_id": id})

    async def payload(self, id: str) -> Mapping[str, Any] | None:
        return await self._payloads.one({"_id": id})

    def payloads(self) -> AsyncIterator[Mapping[str, Any]]:
        return self._payloads.many({}, order=BY_NUMBER)

    async def put_complaint(self, view: Mapping[str, Any]) -> None:
        older = {"_id": view["_id"], "version": {"$lte": view["version"]}}
        await self._complaints.replace(older, {**view, "words": words_of(view)})

    async def complaint(self, reference: Reference) -> Mapping[str, Any] | None:
        return await self._complaints.one({"_id": reference}, fields={"words": 0})

    async def complaints(
        self, query: ComplaintQuery, *, page: int = 1, size: int = 50
    ) -> tuple[list[Mapping[str, Any]], int]:
        asked = conditions(query)
        rows: Any = self._complaints.gather(
            asked,
            fields={"words": 0},
            order=[("received_at", DESCENDING), ("_id", DESCENDING)],
            skip=(page - 1) * size,
            limit=size,
            milliseconds=MILLISECONDS,
        )
        found, count = await asyncio.gather(rows, self._complaints.count(asked, milliseconds=MILLISECONDS))
        return found, count

    async def put_checkpoint(self, checkpoint: Mapping[str, Any]) -> None:
        await self._checkpoints.insert(checkpoint)

    async def checkpoints(self) -> list[Mapping[str, Any]]:
        order = [("number", ASCENDING), ("at", ASCENDING)]
        return list(await self._checkpoints.gather({}, fields={"_id": 0}, order=order))

    async def record_read(self, reference: Reference, staff: StaffId, at: datetime) -> None:
        read: Document = {"complaint": reference, "staff": staff, "at": at}
        await self._reads.insert(read)

    def reads(self) -> AsyncIterator[Mapping[str, Any]]:
        return self._reads.many({}, fields={"_id": 0}, order=BY_NUMBER)
