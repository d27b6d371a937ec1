"""What is forgotten of conversations once their time is over: words go, numbers and instants stay."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from pymongo import ASCENDING

from bot.model.ids import ConversationId
from bot.model.mode import Mode
from bot.store.driver import Document
from bot.store.head_codec import head_from_document
from bot.store.line_codec import line_of
from bot.store.table import Table
from bot.store.turn_codec import of_conversation

AT_ONCE = 5_000
FORGOTTEN = "forgotten"
"""In a line: its conversation says nothing any more."""
KEPT = frozenset({"no", "seq", "at", "by", "kind", "sender", "client_id", "field", "inquiry", "complaint"})
"""What stays of an entry when all it says is forgotten; `sender` is staff, and `complaint` its reference."""
WRITTEN_IN_REVIEW = dict.fromkeys(("comments", "coaching", "private"), "")


class MongoForgetting:
    def __init__(
        self,
        turns: Table,
        lines: Table,
        search: Table,
        tokens: Table,
        seen: Table,
        measures: Table,
        reviews: Table,
    ) -> None:
        self._turns, self._lines, self._search = turns, lines, search
        self._tokens, self._seen, self._measures = tokens, seen, measures
        self._reviews = reviews

    async def fields(self, conversation: ConversationId, names: Collection[str]) -> None:
        await self._rewrite(conversation, lambda turn: _without(turn, set(names)))

    async def words(self, conversation: ConversationId) -> None:
        await self._rewrite(conversation, _blank)
        # Lists written anew do not have it; forgetting once more does no harm.
        await self._lines.update({"_id": conversation}, {"$set": {FORGOTTEN: True}})
        await self._tokens.delete({"conversation": conversation})
        # The verdicts stay; what was written beside them tells of the customer.
        await self._reviews.update_all({"conversation": conversation}, {"$unset": WRITTEN_IN_REVIEW})

    async def whole(self, conversation: ConversationId) -> None:
        # The tokens first: who comes back begins anew, whatever is left here.
        await self._tokens.delete({"conversation": conversation})
        await self._search.delete({"c": conversation})
        line = await self._lines.one({"_id": conversation}, fields={"measured": 1})
        if line and "measured" in line:
            # Figures hold no words; without this a day added up again would have fewer conversations.
            await self._measures.replace({"_id": conversation}, line)
        await self._lines.delete({"_id": conversation})
        await self._seen.delete({"_id": conversation})
        await self._reviews.delete({"conversation": conversation})
        await self._turns.delete(of_conversation(conversation))

    async def ended(self, before: datetime) -> list[ConversationId]:
        over = {"closed_at": {"$lt": before}, "complaint": {"$exists": False}}
        return await self._found({**over, FORGOTTEN: {"$exists": False}})

    async def abandoned(self, before: datetime) -> list[ConversationId]:
        led_by_bot = {"mode": Mode.BOT.value, "filing": False}
        return await self._found({**led_by_bot, "complaint": {"$exists": False}, "last.at": {"$lt": before}})

    async def _found(self, query: Mapping[str, Any]) -> list[ConversationId]:
        order = [("started_at", ASCENDING)]
        rows = await self._lines.gather(query, fields={"_id": 1}, order=order, limit=AT_ONCE)
        return [ConversationId(row["_id"]) for row in rows]

    async def _rewrite(self, conversation: ConversationId, change: Any) -> None:
        """Turn by turn, each by itself: one that was rewritten can be rewritten again."""
        newest: Document | None = None
        for turn in await self._turns.gather(of_conversation(conversation), order=[("_id", ASCENDING)]):
            newest = change(turn)
            await self._turns.replace({"_id": turn["_id"]}, newest)
        await self._search.delete({"c": conversation})
        if newest is not None:
            await self._lines.replace({"_id": conversation}, line_of(head_from_document(newest["head"], {})))


def _blank(turn: Document) -> Document:
    head = {**turn["head"], "fields": {}, "written": {}}
    head.pop("ask", None)
    if "last" in head:
        head["last"] = {**head["last"], "text": ""}
    return {**turn, "entries": [_bare(entry) for entry in turn["entries"]], "head": head, "facts": {}}


def _bare(entry: Mapping[str, Any]) -> Document:
    kept = {name: value for name, value in entry.items() if name in KEPT}
    if "complaint" in kept:
        kept["complaint"] = {"reference": kept["complaint"].get("reference", "")}
    return kept


def _without(turn: Document, names: set[str]) -> Document:
    """The lines that answered one of these fields, or read several back, and every copy of the answers."""
    head = dict(turn["head"])
    for part in ("fields", "written"):
        head[part] = {name: value for name, value in head[part].items() if name not in names}
    if (head.get("ask") or {}).get("summary"):
        head["ask"] = {**head["ask"], "summary": []}
    entries = [_bare(entry) if _tells(entry, names) else entry for entry in turn["entries"]]
    told = any(_tells(entry, names) for entry in turn["entries"])
    if told and "last" in head:
        head["last"] = {**head["last"], "text": ""}
    return {**turn, "entries": entries, "head": head, **({"facts": {}} if told else {})}


def _tells(entry: Mapping[str, Any], names: set[str]) -> bool:
    return entry.get("field") in names or bool((entry.get("ask") or {}).get("summary"))
