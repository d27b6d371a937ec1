"""Letters on their way: posted once, claimed for a while, sent, recorded."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from pymongo import ASCENDING, IndexModel

from bot.model.ids import ConversationId, InquiryNumber, Reference
from bot.store.table import Table

INDEXES = [
    IndexModel([("state", ASCENDING), ("due_at", ASCENDING)], name="due"),
    IndexModel([("of", ASCENDING)], name="of", sparse=True),
    IndexModel([("complaint", ASCENDING), ("at", ASCENDING)], name="complaint"),
    IndexModel([("inquiry", ASCENDING)], name="inquiry", sparse=True),
]


class MongoOutbox:
    def __init__(self, table: Table) -> None:
        self._table = table

    async def post(self, letter: Mapping[str, Any]) -> None:
        # Who left no address gets it on paper: somebody prints it and records that it was sent.
        state = "due" if "to" in letter else "to_print"
        await self._table.insert({**letter, "state": state, "due_at": letter["at"], "attempts": 0})

    async def claim(self, at: datetime, lease_seconds: int) -> Mapping[str, Any] | None:
        # Who claims moves the time at which it is due again: a sender that dies gives it back.
        due = {"state": "due", "due_at": {"$lte": at}}
        held = {"$set": {"due_at": at + timedelta(seconds=lease_seconds)}, "$inc": {"attempts": 1}}
        return await self._table.change_one(due, held, order=[("due_at", ASCENDING), ("at", ASCENDING)])

    async def handing(self, id: str, at: datetime) -> None:
        await self._table.update({"_id": id, "state": "due"}, {"$set": {"handed_at": at}})

    async def unsure(self, id: str, sentence: str) -> None:
        await self._table.update(
            {"_id": id, "state": "due"}, {"$set": {"state": "unsure", "error": sentence}}
        )

    async def report_bounce(self, id: str, reason: str) -> bool:
        left = {"_id": id, "state": {"$in": ["sent", "recorded", "bounced"]}}
        return await self._table.update(left, {"$set": {"bounce": reason}})

    async def reported(self) -> list[Mapping[str, Any]]:
        return list(await self._table.gather({"state": "recorded", "bounce": {"$exists": True}}))

    async def bounced(self, id: str) -> None:
        await self._table.update({"_id": id, "state": "recorded"}, {"$set": {"state": "bounced"}})

    async def again(self, id: str, at: datetime) -> bool:
        waits = {"_id": id, "state": {"$in": ["failed", "unsure", "bounced"]}}
        afresh = {
            "$set": {"state": "due", "due_at": at, "attempts": 0},
            "$unset": {"handed_at": "", "error": "", "bounce": ""},
            "$inc": {"again": 1},
        }
        return await self._table.update(waits, afresh)

    async def sent(self, id: str, at: datetime, proof: str) -> bool:
        waits = {"_id": id, "state": {"$in": ["due", "failed", "unsure", "to_print", "bounced"]}}
        done = {"$set": {"state": "sent", "sent_at": at, "proof": proof}, "$unset": {"bounce": ""}}
        return await self._table.update(waits, done)

    async def recorded(self, id: str) -> None:
        await self._table.update({"_id": id, "state": "sent"}, {"$set": {"state": "recorded"}})

    async def unrecorded(self) -> list[Mapping[str, Any]]:
        return list(await self._table.gather({"state": "sent"}, order=[("due_at", ASCENDING)]))

    async def failed(self, id: str, sentence: str, retry_at: datetime | None) -> None:
        change: dict[str, Any] = {"error": sentence}
        change |= {"due_at": retry_at} if retry_at else {"state": "failed"}
        unset = {"$unset": {"handed_at": ""}}
        await self._table.update({"_id": id, "state": "due"}, {"$set": change, **unset})

    async def get(self, id: str) -> Mapping[str, Any] | None:
        return await self._table.one({"_id": id})

    async def forget(self, complaint: Reference) -> list[str]:
        ids = [row["_id"] for row in await self.of_complaint(complaint)]
        await self._table.delete({"complaint": complaint})
        return ids

    async def forget_of(self, conversation: ConversationId) -> list[str]:
        ids = [row["_id"] for row in await self._table.gather({"of": conversation}, fields={"_id": 1})]
        await self._table.delete({"of": conversation})
        return ids

    async def of_complaint(self, reference: Reference) -> list[Mapping[str, Any]]:
        return list(await self._table.gather({"complaint": reference}, order=[("at", ASCENDING)]))

    async def of_inquiry(self, number: InquiryNumber) -> list[Mapping[str, Any]]:
        return list(await self._table.gather({"inquiry": number}, order=[("at", ASCENDING)]))

    async def forget_replies(self, number: InquiryNumber) -> list[str]:
        ids = [row["_id"] for row in await self.of_inquiry(number)]
        await self._table.delete({"inquiry": number})
        return ids
