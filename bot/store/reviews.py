"""What leads found when they reviewed conversations, and which were drawn for it."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from pymongo import ASCENDING, DESCENDING, IndexModel

from bot.model.ids import ConversationId, StaffId
from bot.store.table import Table

INDEXES = [
    IndexModel([("conversation", ASCENDING)], name="conversation"),
    IndexModel([("agents", ASCENDING), ("at", DESCENDING)], name="agents"),
]
Review = Mapping[str, Any]
MOST_OF_ONE = 200


class Reviews(Protocol):
    async def put(self, review: Review) -> None:
        """One a conversation and reviewer: `{conversation, reviewer, card, verdicts, total?, comments,
        coaching?, private?, agents, at}`; the same reviewer's again replaces the first.
        """

    async def of(self, conversations: Sequence[ConversationId]) -> list[Review]: ...

    async def about(self, staff: StaffId) -> list[Review]:
        """The newest first."""

    async def keep_sample(self, week: str, rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
        """The sample of the week as it was first kept."""


class MongoReviews:
    def __init__(self, reviews: Table, samples: Table) -> None:
        self._reviews, self._samples = reviews, samples

    async def put(self, review: Review) -> None:
        name = f"{review['conversation']}:{review['reviewer']['id']}"
        await self._reviews.replace({"_id": name}, {"_id": name, **review})

    async def of(self, conversations: Sequence[ConversationId]) -> list[Review]:
        asked = {"conversation": {"$in": list(conversations)}}
        return list(await self._reviews.gather(asked, fields={"_id": 0}, order=[("at", ASCENDING)]))

    async def about(self, staff: StaffId) -> list[Review]:
        order = [("at", DESCENDING)]
        found = await self._reviews.gather(
            {"agents": staff}, fields={"_id": 0}, order=order, limit=MOST_OF_ONE
        )
        return list(found)

    async def keep_sample(self, week: str, rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
        await self._samples.insert({"_id": week, "rows": [dict(row) for row in rows]})
        kept = await self._samples.one({"_id": week})
        return list(kept["rows"]) if kept else list(rows)
