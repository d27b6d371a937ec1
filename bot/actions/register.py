"""The register as a whole: is it unchanged, and with which key can anybody check that."""

import asyncio
from typing import Any

from bot.actions.desk import Desk
from bot.model.people import Actor
from bot.model.permission import authorize
from bot.register.receipts import Witness
from bot.register.verify import Verification

BREATH = 200
"""Events after which others get a turn: a whole check may read very many."""


async def verify(desk: Desk, actor: Actor) -> dict[str, Any]:
    """The report of a check from the first event on: `{whole, events, faults, sentence, checkpoint?}`."""
    authorize(actor, "register.verify")
    verification = Verification(desk.tools.calendars, (desk.tools.key.verifying,))
    count = 0
    async for event in desk.store.register.events():
        verification.event(event)
        count += 1
        if count % BREATH == 0:
            await asyncio.sleep(0)
    async for payload in desk.store.register.payloads():
        verification.payload(payload)
    kept = [Witness.model_validate(row) for row in await desk.store.register.checkpoints()]
    return verification.report(kept).document()


def key(desk: Desk) -> dict[str, str]:
    """Public: whoever holds a receipt may check it."""
    verifying = desk.tools.key.verifying
    return {"id": verifying.id, "key": verifying.text, "algorithm": "Ed25519"}
