"""The list of conversations: a projection of the turns, written after them and never read as the truth."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from pymongo import ASCENDING, DESCENDING, IndexModel

from bot.model.conversation import Head, Turn
from bot.model.ids import ConversationId, StaffId
from bot.model.mode import Mode
from bot.store.figures import LINE_INDEXES
from bot.store.line_codec import line_of, searchable, shown
from bot.store.line_search import BY_CONVERSATION, BY_TIME, conditions, find_by_text
from bot.store.ports import Found, LineQuery
from bot.store.rebuild import project, rebuild
from bot.store.table import Table

INDEXES = [
    IndexModel([("mode", ASCENDING), ("waiting_since", ASCENDING)], name="waiting"),
    IndexModel([("agent.id", ASCENDING), ("mode", ASCENDING)], name="agent"),
    IndexModel([("started_at", DESCENDING)], name="started_at"),
    IndexModel(
        [("quiet", ASCENDING), ("last.at", ASCENDING)],
        name="quiet",
        partialFilterExpression={"quiet": {"$exists": True}},
    ),
    IndexModel([("served", ASCENDING)], name="served"),
    IndexModel([("email", ASCENDING)], name="email", sparse=True),
    *LINE_INDEXES,
]
SILENT_AT_ONCE = 200
SEARCH_INDEXES = [
    IndexModel([("words", ASCENDING)], name="words"),
    IndexModel([("at", DESCENDING), ("no", DESCENDING)], name=BY_TIME),
    IndexModel([("c", ASCENDING)], name=BY_CONVERSATION),
]


class MongoLines:
    def __init__(self, lines: Table, search: Table, seen: Table, turns: Table) -> None:
        self._lines, self._search, self._seen, self._turns = lines, search, seen, turns

    async def put_all(self, heads: Sequence[Head], turns: Sequence[Turn]) -> None:
        lines = [line_of(head) for head in heads]
        said = [row for turn in turns for row in searchable(turn.head.conversation, turn.entries)]
        # The words first: a line that shows a turn says that the turn can be found.
        if said:
            await self._search.insert_all(said, ordered=False)
        older = [{"_id": line["_id"], "n": {"$lt": line["n"]}} for line in lines]
        await self._lines.replace_all(list(zip(older, lines, strict=True)), but=("measured",))

    async def get(self, conversation: ConversationId) -> Mapping[str, Any] | None:
        lines = await self._lines.gather({"_id": conversation})
        return (await self._shown(lines))[0] if lines else None

    async def of(self, head: Head) -> Mapping[str, Any]:
        return (await self._shown([line_of(head)]))[0]

    async def waiting(self) -> list[Mapping[str, Any]]:
        order = [("waiting_since", ASCENDING)]
        return await self._shown(await self._lines.gather({"mode": Mode.WAITING.value}, order=order))

    async def led_by(self, agent: StaffId) -> list[Mapping[str, Any]]:
        query = {"agent.id": agent, "mode": Mode.AGENT.value}
        return await self._shown(await self._lines.gather(query, order=[("started_at", ASCENDING)]))

    async def silent(self, quiet: int, before: datetime) -> list[ConversationId]:
        asked = {"quiet": quiet, "last.at": {"$lte": before}}
        lines = await self._lines.gather(asked, fields={"_id": 1}, limit=SILENT_AT_ONCE)
        return [ConversationId(line["_id"]) for line in lines]

    async def find(self, query: LineQuery, *, page: int = 1, size: int = 50) -> Found:
        if query.text.strip():
            found = await find_by_text(self._search, self._lines, query, page=page, size=size)
            return found._replace(lines=await self._shown(found.lines))
        asked = conditions(query)
        order = [("started_at", DESCENDING), ("_id", ASCENDING)]
        rows = self._lines.gather(asked, order=order, skip=(page - 1) * size, limit=size)
        lines, count = await asyncio.gather(rows, self._lines.count(asked))
        return Found(await self._shown(lines), count)

    async def rebuild(self) -> int:
        return await rebuild(self._turns, self._lines, self._search)

    async def repair(self, since: datetime) -> int:
        return await project(self._turns, self._lines, self._search, since)

    async def _shown(self, lines: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
        ids = [line["_id"] for line in lines]
        marks = await self._seen.gather({"_id": {"$in": ids}}) if ids else []
        seen = {mark["_id"]: mark.get("agent", 0) for mark in marks}
        return [shown(line, seen.get(line["_id"], 0)) for line in lines]
