"""Figures, added up beforehand: measures stand in the lines, days in a collection of their own.

A line that is written anew is `unmeasured`, so nothing that happens late is missed, also after a crash; a day
is marked stale before a measure of it changes, and added up anew from all its measures, never by difference.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from pymongo import ASCENDING, IndexModel

from bot.model.ids import ConversationId
from bot.model.mode import Mode
from bot.store.driver import Document
from bot.store.figures_port import Row
from bot.store.table import Table

LINE_INDEXES = [
    IndexModel([("unmeasured", ASCENDING)], name="unmeasured", sparse=True),
    IndexModel([("measured.day", ASCENDING)], name="day", sparse=True),
]
FORGOTTEN_INDEXES = [IndexModel([("measured.day", ASCENDING)], name="day")]
SAFE = {
    **dict.fromkeys(("received_at", "language", "service", "state", "clocks", "conversation"), 1),
    **dict.fromkeys(("response.outcome", "response.root_cause", "closed.as", "closed.root_cause"), 1),
}


class MongoFigures:
    def __init__(self, lines: Table, forgotten: Table, days: Table, stale: Table, complaints: Table) -> None:
        self._lines, self._forgotten = lines, forgotten
        self._days, self._stale, self._complaints = days, stale, complaints

    async def unmeasured(self, limit: int, before: datetime) -> list[ConversationId]:
        settled = [{"mode": Mode.CLOSED.value}, {"last.at": {"$lte": before}}]
        asked = {"unmeasured": True, "$or": settled}
        found = await self._lines.gather(asked, fields={"_id": 1}, limit=limit)
        return [ConversationId(line["_id"]) for line in found]

    async def put(self, conversation: ConversationId, n: int, measure: Row) -> None:
        await self._stale.update({"_id": measure["day"]}, {"$inc": {"marks": 1}}, upsert=True)
        change = {"$set": {"measured": dict(measure)}, "$unset": {"unmeasured": ""}}
        await self._lines.update({"_id": conversation, "n": n}, change)

    async def stale(self) -> Mapping[str, int]:
        return {row["_id"]: row["marks"] for row in await self._stale.gather({})}

    async def of_day(self, day: str) -> list[Row]:
        """Also of conversations that were forgotten whole since."""
        asked = {"measured.day": day}
        lines = await self._lines.gather(asked, fields={"measured": 1})
        known = {line["_id"] for line in lines}
        gone = await self._forgotten.gather(asked)
        return [row["measured"] for row in (*lines, *(row for row in gone if row["_id"] not in known))]

    async def put_day(self, day: str, rows: Sequence[Row], marks: int) -> None:
        await self._days.replace({"_id": day}, {"_id": day, "rows": list(rows)})
        await self._stale.delete({"_id": day, "marks": marks})

    async def days(self, since: str, until: str) -> list[Row]:
        asked = {"_id": {"$gte": since, "$lte": until}}
        return list(await self._days.gather(asked, order=[("_id", ASCENDING)]))

    async def complaints(self, since: datetime, until: datetime) -> list[Row]:
        stages: list[Mapping[str, Any]] = [
            {"$match": {"received_at": {"$gte": since, "$lt": until}}},
            {"$project": SAFE},
            {
                "$lookup": {
                    "from": "lines",
                    "localField": "conversation",
                    "foreignField": "_id",
                    "pipeline": [{"$project": {"team": "$measured.team", "_id": 0}}],
                    "as": "line",
                }
            },
            {"$addFields": {"team": {"$first": "$line.team"}}},
            {"$unset": ["line", "conversation"]},
        ]
        found: list[Document] = await self._complaints.pipeline(stages)
        return list(found)
