"""Carries a purge out once two people approved it: what was told goes, the chain stays. Can be done again."""

import logging
from collections.abc import Mapping
from typing import Any

from bot.actions.desk import Desk
from bot.model.ids import ConversationId, Reference

log = logging.getLogger(__name__)


async def carry_out(desk: Desk, event: Mapping[str, Any]) -> None:
    """Payloads with their salts, files, letters and their copies, marks: all of them, or again until all."""
    reference = Reference(event["complaint"])
    events = [row async for row in desk.store.register.events(complaint=reference)]
    told = await desk.store.register.payload(events[0]["payload"])
    if told is not None:
        # The filing names the conversation that the files belong to, so it goes last.
        owner = ConversationId(told["data"].get("conversation") or reference)
        await desk.store.files.purge(owner)
    await desk.tools.mailbox.forget([row["_id"] for row in await desk.store.outbox.of_complaint(reference)])
    await desk.store.outbox.forget(reference)
    await desk.store.marks.forget(reference)
    ids = [row["payload"] for row in events if "payload" in row]
    await desk.store.register.purge_payloads(ids[1:])
    await desk.store.register.purge_payloads(ids[:1])
    log.info("complaint %s purged: %d payloads", reference, len(ids))
