"""The register's records: events that are only ever added, payloads, views, checkpoints."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from pymongo import ASCENDING, DESCENDING, IndexModel

from bot.model.ids import ConversationId, DraftId, Reference
from bot.store.complaint_search import MILLISECONDS, conditions, missed, words_of
from bot.store.driver import Document
from bot.store.ports import ComplaintQuery
from bot.store.table import Table

EVENT_INDEXES = [
    IndexModel([("filed_from", ASCENDING)], name="filed_from", unique=True, sparse=True),
    IndexModel([("key", ASCENDING)], name="key", unique=True, sparse=True),
    IndexModel(
        [("complaint", ASCENDING), ("version", ASCENDING)],
        name="version",
        unique=True,
        partialFilterExpression={"version": {"$exists": True}},
    ),
    IndexModel([("complaint", ASCENDING), ("_id", ASCENDING)], name="complaint"),
    IndexModel([("payload", ASCENDING)], name="payload", sparse=True),
]
COMPLAINT_INDEXES = [
    IndexModel([("received_at", DESCENDING)], name="received_at"),
    IndexModel([("state", ASCENDING)], name="state"),
    IndexModel([("conversation", ASCENDING)], name="conversation"),
    IndexModel([("words", ASCENDING)], name="words"),
]
BY_NUMBER = [("_id", ASCENDING)]
SETTLED = {"_id": "register_settled"}
ORPHANS = {"_id": "register_orphans"}
BATCH = 500
"""Events at a time, so that however long a register is read in little memory."""


class MongoRegister:
    def __init__(
        self,
        events: Table,
        payloads: Table,
        complaints: Table,
        checkpoints: Table,
        counters: Table,
        returns: Table,
        requests: Table,
    ) -> None:
        self._events, self._payloads, self._complaints = events, payloads, complaints
        self._checkpoints, self._counters = checkpoints, counters
        self._returns, self._requests = returns, requests

    async def last(self) -> Mapping[str, Any] | None:
        return await self._events.one({}, order=[("_id", DESCENDING)])

    async def append(self, events: Sequence[Mapping[str, Any]]) -> int:
        clashed = await self._events.insert_all(events, ordered=True)
        return min(clashed, default=len(events))

    async def filed_from(self, draft: DraftId) -> Mapping[str, Any] | None:
        return await self._events.one({"filed_from": draft})

    async def recorded(self, draft: DraftId | None, key: str | None) -> Mapping[str, Any] | None:
        names: list[Document] = [{"filed_from": draft}] if draft else []
        names += [{"key": key}] if key else []
        return await self._events.one({"$or": names}) if names else None

    async def has_version(self, complaint: Reference, version: int) -> bool:
        return await self._events.one({"complaint": complaint, "version": version}) is not None

    def events(
        self, *, complaint: Reference | None = None, after: int = 0, named: Sequence[str] = ()
    ) -> AsyncIterator[Mapping[str, Any]]:
        query: Document = {"complaint": complaint} if complaint else {}
        query |= {"event": {"$in": list(named)}} if named else {}
        return self._events.many(query | ({"_id": {"$gt": after}} if after else {}), order=BY_NUMBER)

    async def settled(self) -> int:
        counter = await self._counters.one(SETTLED)
        return int(counter["n"]) if counter else 0

    async def settle(self, number: int) -> None:
        await self._counters.update(SETTLED, {"$max": {"n": number}}, upsert=True)

    async def event(self, number: int) -> Mapping[str, Any] | None:
        return await self._events.one({"_id": number})

    async def put_payload(self, id: str, payload: Mapping[str, Any]) -> None:
        await self._payloads.insert({**payload, "_id": id})

    async def payload(self, id: str) -> Mapping[str, Any] | None:
        return await self._payloads.one({"_id": id})

    async def payloads_of(self, ids: Sequence[str]) -> Mapping[str, Mapping[str, Any]]:
        found = await self._payloads.gather({"_id": {"$in": list(ids)}})
        return {payload["_id"]: payload for payload in found}

    async def purge_payloads(self, ids: Sequence[str]) -> int:
        return await self._payloads.delete({"_id": {"$in": list(ids)}})

    async def orphans(self) -> list[str]:
        named = {"from": "register_events", "localField": "_id", "foreignField": "payload", "as": "events"}
        stages: list[Document] = [{"$project": {"_id": 1}}, {"$lookup": named}, {"$match": {"events": []}}]
        return [row["_id"] for row in await self._payloads.pipeline(stages)]

    async def orphans_seen(self) -> list[str]:
        counter = await self._counters.one(ORPHANS)
        return list(counter["ids"]) if counter else []

    async def see_orphans(self, ids: Sequence[str]) -> None:
        await self._counters.update(ORPHANS, {"$set": {"ids": list(ids)}}, upsert=True)

    def payloads(self) -> AsyncIterator[Mapping[str, Any]]:
        return self._payloads.many({}, order=BY_NUMBER)

    async def told(self) -> AsyncIterator[tuple[Mapping[str, Any], Mapping[str, Any] | None]]:
        batch: list[Document] = []
        async for event in self._events.many({}, order=BY_NUMBER, batch=BATCH):
            batch.append(event)
            if len(batch) == BATCH:
                for pair in await self._with_payloads(batch):
                    yield pair
                batch = []
        for pair in await self._with_payloads(batch):
            yield pair

    async def _with_payloads(
        self, events: list[Document]
    ) -> list[tuple[Mapping[str, Any], Mapping[str, Any] | None]]:
        found = await self.payloads_of([event["payload"] for event in events if "payload" in event])
        return [(event, found.get(event.get("payload", ""))) for event in events]

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

    async def of_conversation(self, conversation: ConversationId) -> list[Mapping[str, Any]]:
        order = [("received_at", ASCENDING), ("_id", ASCENDING)]
        return list(
            await self._complaints.gather({"conversation": conversation}, fields={"words": 0}, order=order)
        )

    async def missed(self, now: datetime) -> set[ConversationId]:
        asked = {**missed(now), "conversation": {"$exists": True}}
        fields = {"_id": 0, "conversation": 1}
        found = await self._complaints.gather(asked, fields=fields, milliseconds=MILLISECONDS)
        return {ConversationId(row["conversation"]) for row in found}

    async def put_checkpoint(self, checkpoint: Mapping[str, Any]) -> None:
        await self._checkpoints.insert(checkpoint)

    async def checkpoints(self) -> list[Mapping[str, Any]]:
        order = [("number", ASCENDING), ("at", ASCENDING)]
        return list(await self._checkpoints.gather({}, fields={"_id": 0}, order=order))

    async def put_return(self, half: str, document: Mapping[str, Any]) -> None:
        await self._returns.insert({**document, "_id": half})

    async def return_of(self, half: str) -> Mapping[str, Any] | None:
        found = await self._returns.one({"_id": half})
        return {name: value for name, value in found.items() if name != "_id"} if found else None

    async def record_request(self, request: Mapping[str, Any]) -> None:
        await self._requests.insert(request)

    async def requests(self, *, page: int = 1, size: int = 50) -> tuple[list[Mapping[str, Any]], int]:
        order = [("at", DESCENDING), ("_id", DESCENDING)]
        rows = self._requests.gather({}, order=order, skip=(page - 1) * size, limit=size)
        found, count = await asyncio.gather(rows, self._requests.count({}))
        return list(found), count
