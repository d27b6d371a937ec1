"""What came of the answers: reads, from the turns, each search and what the customer made of it."""

from collections.abc import AsyncIterator
from contextlib import aclosing
from datetime import datetime
from typing import Any

from bot.model.ids import ConversationId
from bot.store.answers_port import Answered
from bot.store.table import Table

FIELDS = ("question", "clarify", "article", "solved", "next")
"""What the flow asks around an answer."""


class MongoAnswers:
    """Nothing is kept twice: what is erased from a turn is gone from here too."""

    def __init__(self, turns: Table) -> None:
        self._turns = turns

    async def since(self, at: datetime) -> AsyncIterator[Answered]:
        query = {
            "at": {"$gte": at},
            "$or": [{"facts.found": {"$exists": True}}, {"entries.field": {"$in": FIELDS}}],
        }
        fields = {"at": 1, "facts.found.decision": 1, "facts.found.articles.id": 1, "head.language": 1}
        fields |= {f"entries.{name}": 1 for name in ("by", "kind", "text", "field", "choice", "articles")}
        async with aclosing(self._turns.many(query, fields=fields, order=[("_id", 1)])) as turns:
            async for turn in turns:
                yield _answered(turn)


def _answered(turn: dict[str, Any]) -> Answered:
    found = turn.get("facts", {}).get("found") or {}
    told: dict[str, Any] = next((entry for entry in turn["entries"] if entry["by"] == "customer"), {})
    given = [
        row["id"]
        for entry in turn["entries"]
        if entry["kind"] == "offered"
        for row in entry.get("articles", ())
    ]
    return Answered(
        conversation=ConversationId(turn["_id"]["c"]),
        at=turn["at"],
        language=turn["head"]["language"],
        text=told.get("text", ""),
        field=told.get("field"),
        choice=told.get("choice"),
        decision=found.get("decision"),
        articles=tuple(row["id"] for row in found.get("articles", ())),
        given=given[0] if given else None,
    )
