"""The register as a whole: is it unchanged, and with which key can anybody check that."""

import asyncio
from collections.abc import Callable
from typing import Any

from bot.actions.desk import Desk
from bot.model.people import Actor
from bot.model.permission import authorize
from bot.register.readings import plain
from bot.register.receipts import Witness
from bot.register.verify import Verification
from bot.store.ports import Store

BREATH = 200
"""Events after which others get a turn: a whole check may read very many."""


async def verify(desk: Desk, actor: Actor) -> dict[str, Any]:
    """The report of a check from the first event on: `{whole, events, faults, sentence, checkpoint?}`."""
    authorize(actor, "register.verify")
    verification = Verification(desk.tools.calendars, (desk.tools.key.verifying,))
    await read_into(verification, desk.store, lambda _: None)
    kept = [Witness.model_validate(row) for row in await desk.store.register.checkpoints()]
    return verification.report(kept).document()


async def read_into(verification: Verification, store: Store, tell: Callable[[str], None]) -> None:
    """Everything that the database keeps; `tell`: told of each step, in a word."""
    count = 0
    async for event, payload in store.register.told():
        verification.event(event)
        if payload is not None:
            verification.payload(payload)
        tell("events")
        count += 1
        if count % BREATH == 0:
            await asyncio.sleep(0)
    async for line in store.accesses.all():
        verification.read(plain(line))
        tell("reads")


def key(desk: Desk) -> dict[str, str]:
    """Public: whoever holds a receipt may check it."""
    verifying = desk.tools.key.verifying
    return {"id": verifying.id, "key": verifying.text, "algorithm": "Ed25519"}
