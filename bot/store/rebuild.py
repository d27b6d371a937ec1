"""Writes the projections anew from the turns, beside a running server or without one."""

import asyncio
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from datetime import datetime
from typing import Any

from bson.max_key import MaxKey
from pymongo import ASCENDING

from bot.model.ids import ConversationId
from bot.store.driver import Document
from bot.store.head_codec import head_from_document
from bot.store.line_codec import line_of, searchable
from bot.store.table import Table
from bot.store.turn_codec import Texts, entries_of, of_conversation, texts_of, turn_id

BY_ID = [("_id", ASCENDING)]
AT_ONCE = 32
"""Conversations side by side: each waits three times for a majority, and a start waits for them all."""


async def rebuild(turns: Table, lines: Table, search: Table) -> int:
    """Everything anew; returns how many conversations there are.

    A turn saved meanwhile is projected by whoever saved it, and the newer line stands.
    """
    await search.delete({})
    async with aclosing(_conversations(turns)) as conversations:
        known = [conversation async for conversation in conversations]
    await _project_all(known, turns, lines, search)
    await _drop_orphans(set(known), turns, lines)
    return len(known)


async def project(turns: Table, lines: Table, search: Table, since: datetime) -> int:
    """Only conversations with a turn at or after `since` that their line does not show; returns how many."""
    stages: Sequence[Mapping[str, Any]] = [
        {"$match": {"at": {"$gte": since}}},
        {"$group": {"_id": "$_id.c", "n": {"$max": "$_id.n"}}},
    ]
    newest = {ConversationId(row["_id"]): row["n"] for row in await turns.pipeline(stages)}
    shown = await lines.gather({"_id": {"$in": list(newest)}}, fields={"n": 1})
    known = {line["_id"]: line["n"] for line in shown}
    behind = [conversation for conversation, n in newest.items() if known.get(conversation, 0) < n]
    await _project_all(behind, turns, lines, search)
    return len(behind)


async def _conversations(turns: Table) -> AsyncGenerator[ConversationId, None]:
    # From one to the next by the index of `_id`: grouping all turns would outlast the driver's time-out.
    found = await turns.one({}, fields={"_id": 1}, order=BY_ID)
    while found is not None:
        conversation = ConversationId(found["_id"]["c"])
        yield conversation
        beyond = {"_id": {"$gt": turn_id(conversation, MaxKey())}}
        found = await turns.one(beyond, fields={"_id": 1}, order=BY_ID)


async def _project_all(
    conversations: Sequence[ConversationId], turns: Table, lines: Table, search: Table
) -> None:
    for first in range(0, len(conversations), AT_ONCE):
        some = conversations[first : first + AT_ONCE]
        await asyncio.gather(*(_project(one, turns, lines, search) for one in some))


async def _project(conversation: ConversationId, turns: Table, lines: Table, search: Table) -> None:
    head: Document | None = None
    texts: Texts = {}
    query = of_conversation(conversation)
    async with aclosing(turns.many(query, fields={"entries": 1, "head": 1}, order=BY_ID)) as stored:
        async for document in stored:
            head = document["head"]
            texts |= texts_of(document)
            said = searchable(conversation, entries_of(document))
            if said:
                await search.insert_all(said, ordered=False)
    if head:
        line = line_of(head_from_document(head, texts))
        await lines.replace({"_id": conversation, "n": {"$lte": line["n"]}}, line)


async def _drop_orphans(known: set[str], turns: Table, lines: Table) -> None:
    async with aclosing(lines.many({}, fields={"_id": 1})) as stored:
        async for line in stored:
            # One that began meanwhile is not known, and no orphan.
            if line["_id"] not in known and await turns.one(of_conversation(line["_id"])) is None:
                await lines.delete({"_id": line["_id"]})
