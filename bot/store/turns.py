"""The one record of what happened: a document per turn, inserted and never changed."""

from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from datetime import datetime
from typing import Any

from bson.max_key import MaxKey
from pymongo import ASCENDING, DESCENDING, IndexModel

from bot.model.conversation import Head, Turn
from bot.model.entry import Entry
from bot.model.ids import ConversationId
from bot.store.driver import Document
from bot.store.group_commit import GroupCommit
from bot.store.head_codec import head_from_document
from bot.store.paging import Page, read_page
from bot.store.ports import LostRace
from bot.store.table import Table
from bot.store.turn_codec import (
    Texts,
    of_conversation,
    texts_of,
    turn_from_document,
    turn_id,
    turn_to_document,
    turns_needed,
)

INDEXES = [
    IndexModel([("_id.c", ASCENDING), ("key", ASCENDING)], name="key", unique=True),
    # Few turns stand in `filing`: the one that files a complaint, and retries of it.
    IndexModel([("head.filing.draft", ASCENDING)], name="filing", sparse=True),
    # For whoever looks which conversations have moved since an instant; it holds all that they read.
    IndexModel([("at", ASCENDING), ("_id", ASCENDING)], name="moved"),
]


class MongoTurns:
    def __init__(self, table: Table) -> None:
        self._table = table
        self._commit = GroupCommit(table)
        self.commits = self._commit.figures

    async def append(self, turn: Turn) -> None:
        if not await self._commit.insert(turn_to_document(turn)):
            raise LostRace

    async def head(self, conversation: ConversationId) -> Head | None:
        stored = await self._table.one(
            of_conversation(conversation), fields={"head": 1}, order=[("_id", DESCENDING)]
        )
        if stored is None:
            return None
        return head_from_document(stored["head"], await self._texts(conversation, stored["head"]))

    async def by_key(self, conversation: ConversationId, key: str) -> Turn | None:
        stored = await self._table.one({"_id.c": conversation, "key": key})
        if stored is None:
            return None
        return turn_from_document(stored, await self._texts(conversation, stored["head"]))

    async def entries(
        self,
        conversation: ConversationId,
        *,
        after: int = 0,
        before: int | None = None,
        limit: int = 200,
        staff: bool = False,
    ) -> tuple[list[Entry], bool]:
        page = Page(conversation, after, before, limit, "no" if staff else "seq")
        return await read_page(self._table, page)

    async def all(self, conversation: ConversationId) -> AsyncGenerator[Turn, None]:
        texts: Texts = {}
        order = [("_id", ASCENDING)]
        async with aclosing(self._table.many(of_conversation(conversation), order=order)) as stored:
            async for document in stored:
                texts |= texts_of(document)
                yield turn_from_document(document, texts)

    async def since(self, conversation: ConversationId, n: int) -> list[Turn]:
        query = {"_id": {"$gte": turn_id(conversation, n), "$lt": turn_id(conversation, MaxKey())}}
        stored = await self._table.gather(query, order=[("_id", ASCENDING)])
        texts = {place: text for row in stored for place, text in texts_of(row).items()}
        for row in stored:
            texts |= await self._texts(conversation, row["head"])
        return [turn_from_document(row, texts) for row in stored]

    async def recent(self, since: datetime) -> Mapping[ConversationId, int]:
        stages: list[Mapping[str, Any]] = [
            {"$match": {"at": {"$gte": since}}},
            {"$group": {"_id": "$_id.c", "n": {"$max": "$_id.n"}}},
        ]
        return {ConversationId(row["_id"]): row["n"] for row in await self._table.pipeline(stages)}

    async def filing(self) -> list[ConversationId]:
        """Exact, also for a turn whose line was never written: the turn that files has no successor."""
        found = await self._table.pipeline(
            [
                {"$match": {"head.filing.draft": {"$exists": True}}},
                {"$project": {"next": {"c": "$_id.c", "n": {"$add": ["$_id.n", 1]}}}},
                {"$lookup": {"from": "turns", "localField": "next", "foreignField": "_id", "as": "later"}},
                {"$match": {"later": []}},
                {"$project": {"_id": 1}},
            ]
        )
        return [ConversationId(document["_id"]["c"]) for document in found]

    async def settle(self) -> None:
        """Wait for the inserts under way."""
        await self._commit.settle()

    async def _texts(self, conversation: ConversationId, head: Document) -> Texts:
        texts: Texts = {}
        ids = [turn_id(conversation, n) for n in turns_needed(head)]
        if ids:
            query = {"_id": {"$in": ids}}
            fields = {"entries.no": 1, "entries.text": 1}
            for document in await self._table.gather(query, fields=fields):
                texts |= texts_of(document)
        return texts
