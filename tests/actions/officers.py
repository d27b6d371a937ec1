"""Officers at work on a complaint: acts by their names, each with its own key."""

import asyncio
from dataclasses import dataclass, field
from itertools import count
from typing import Any, cast

from bot.actions import complaints, filing, handling, post, settling
from bot.actions.desk import Desk
from bot.errors import NotAllowed
from bot.model.ids import Reference
from bot.model.people import Staff
from bot.store.mongo import MongoStore
from tests.chats import Chat
from tests.clients import PATIENCE

DRAFT = {
    "proposal": "final_response",
    "text": "Votre retrait est parti le 24 novembre.\n\nNous regrettons le retard.",
    "outcome": "upheld",
    "root_cause": {"area": "payment", "cause": "delay"},
}


async def filed(desk: Desk, language: str = "fr", **answers: str) -> Reference:
    """A complaint that a customer filed in the chat, acknowledged."""
    chat = await Chat.begun(desk, language)
    for name, answer in answers.items():
        await (chat.until if name != "narrative" else chat.complaint_until)(name)
        await chat.answer(answer)
    await (chat.until("confirm") if answers else chat.complaint_until("confirm"))
    await chat.answer("* file")
    await beat(desk)
    head = await chat.head()
    assert head.complaint is not None
    return head.complaint


async def beat(desk: Desk) -> None:
    """What the timer does about letters and the register.

    Where a server runs, its own timer may have a letter in hand: then until that one is recorded too.
    """
    async with asyncio.timeout(PATIENCE):
        for task in (filing.finish_all, settling.settle_all, post.deliver_all):
            await task(desk)
        await post.record_all(desk)
        while await _on_their_way(desk):
            await asyncio.sleep(0.02)
            await post.record_all(desk)


async def _on_their_way(desk: Desk) -> bool:
    """Claimed by somebody who has not said yet what became of it, or sent and not yet recorded."""
    claimed = {"state": "due", "attempts": {"$gt": 0}, "error": {"$exists": False}}
    held = {**claimed, "due_at": {"$gt": desk.now()}}
    outbox = cast(MongoStore, desk.store).outbox
    return await outbox._table.one({"$or": [held, {"state": "sent"}]}) is not None


@dataclass
class Officer:
    desk: Desk
    staff: Staff
    reference: Reference
    keys: Any = field(default_factory=lambda: count(1))

    async def sees(self) -> dict[str, Any]:
        return await complaints.read(self.desk, self.staff, self.reference)

    async def does(self, event: str, **told: Any) -> dict[str, Any]:
        """The complaint after it, with its letter sent and recorded."""
        version = (await self.sees())["version"]
        wish = {"event": event, "version": version, **told}
        await handling.act(self.desk, self.staff, self.reference, wish, f"k{next(self.keys)}")
        await beat(self.desk)
        return await self.sees()


async def under_investigation(olga: Officer) -> None:
    await olga.does("assign", officer=olga.staff.id, investigator=olga.staff.id)
    await olga.does("declare_no_conflict")
    await olga.does("start")


async def responded(olga: Officer, ines: Officer, **draft: Any) -> dict[str, Any]:
    await under_investigation(olga)
    await olga.does("record_finding", allegation="Retard", finding="upheld", reasons="Relevé du 24.")
    await olga.does("submit", **(DRAFT | draft))
    await ines.does("declare_no_conflict")
    await ines.does("approve")
    return await olga.does("respond")


def missing(refusal: NotAllowed) -> list[str]:
    assert refusal.details is not None
    reasons = refusal.details["reasons"]
    assert isinstance(reasons, list)
    return reasons


async def kinds(desk: Desk, reference: Reference) -> list[str]:
    return [letter["kind"] for letter in await desk.store.outbox.of_complaint(reference)]
