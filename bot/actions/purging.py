"""Carries a purge out once two people approved it: what was told goes, the chain stays. Can be done again."""

import logging
from collections.abc import Mapping
from typing import Any

from bot.actions.desk import Desk
from bot.actions.forgetting import forget_words
from bot.model.conversation import Head
from bot.model.ids import ConversationId, Reference
from bot.register.chain import digest
from bot.register.receipts import receipt

Event = Mapping[str, Any]
log = logging.getLogger(__name__)


async def carry_out(desk: Desk, event: Event) -> None:
    """Payloads with their salts, files, letters and their copies, marks, the conversation that led to it:
    all of them, or again until all.
    """
    reference = Reference(event["complaint"])
    events = [row async for row in desk.store.register.events(complaint=reference)]
    await _list(desk, reference, events[0], event)
    told = await desk.store.register.payload(events[0]["payload"])
    if told is not None:
        # The filing names the conversation that the files belong to, so it goes last.
        await _forget_conversation(desk, reference, told["data"].get("conversation"))
    await desk.tools.mailbox.forget([row["_id"] for row in await desk.store.outbox.of_complaint(reference)])
    await desk.store.outbox.forget(reference)
    await desk.store.marks.forget(reference)
    ids = [row["payload"] for row in events if "payload" in row]
    await desk.store.register.purge_payloads(ids[1:])
    await desk.store.register.purge_payloads(ids[:1])
    log.info("complaint %s purged: %d payloads", reference, len(ids))


async def _list(desk: Desk, reference: Reference, filed: Event, event: Event) -> None:
    """First of all, and outside the database: see `repurging`."""
    listed = {(row["reference"], row["filed"]) for row in await desk.tools.purge_list.rows()}
    if (reference, digest(filed)) not in listed:
        row = {"reference": reference, "filed": digest(filed), "receipt": receipt(event, desk.tools.key)}
        await desk.tools.purge_list.add(row)


async def _forget_conversation(desk: Desk, reference: Reference, conversation: str | None) -> None:
    """Unless it led to another complaint since, which is kept longer, or somebody talks in it again."""
    await desk.store.files.purge(ConversationId(reference))
    head = await desk.store.turns.head(ConversationId(conversation)) if conversation else None
    if head is not None and await _is_over(desk, head, reference):
        await forget_words(desk, head.conversation)
    elif head is None and conversation:
        await desk.store.files.purge(ConversationId(conversation))


async def _is_over(desk: Desk, head: Head, reference: Reference) -> bool:
    others = await desk.store.register.of_conversation(head.conversation)
    return all(other["reference"] == reference or other["state"] == "purged" for other in others)
