"""Writes every projection anew from the records that are never changed."""

from dataclasses import dataclass

from bot.actions import views
from bot.actions.projector import inquiry_of
from bot.model.ids import ConversationId, Reference
from bot.model.queries import LineQuery
from bot.store.ports import Store

PAGE = 500


@dataclass(frozen=True, slots=True)
class Rebuilt:
    conversations: int
    complaints: int


async def rebuild(store: Store) -> Rebuilt:
    """Lists and search from the turns, inquiries from the heads, views from the register's events."""
    conversations = await store.lines.rebuild()
    await _inquiries(store)
    references = {Reference(event["complaint"]) async for event in store.register.events()}
    for reference in sorted(references):
        await views.rewrite(store.register, reference)
    return Rebuilt(conversations, len(references))


async def _inquiries(store: Store) -> None:
    """The newest of each conversation; one opened by staff has no conversation and is its own record."""
    page = 1
    while True:
        lines = (await store.lines.find(LineQuery(), page=page, size=PAGE)).lines
        for line in lines:
            head = await store.turns.head(ConversationId(line["conversation"])) if "inquiry" in line else None
            if head is not None and head.inquiry is not None:
                await store.inquiries.put(inquiry_of(head))
        if len(lines) < PAGE:
            return
        page += 1
