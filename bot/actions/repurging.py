"""After the restore of an older backup: what was purged since is purged again, before anybody is served."""

import logging
from collections.abc import Mapping
from typing import Any

from bot.actions.desk import Desk
from bot.actions.recording import Wish, record
from bot.errors import NotAllowed
from bot.model.ids import Reference
from bot.model.people import System
from bot.register.chain import digest
from bot.register.receipts import Witness

log = logging.getLogger(__name__)
HOUSE = System("purges")


async def reapply_all(desk: Desk) -> int:
    """Every purge on the list outside the database that the database knows nothing of; returns how many."""
    done = 0
    for row in await desk.tools.purge_list.rows():
        reference = Reference(row["reference"])
        complaint = await desk.store.register.complaint(reference)
        if complaint is not None and complaint["state"] != "purged" and await _is_meant(desk, row):
            done += await _reapplied(desk, reference, Witness.model_validate(row["receipt"]))
    return done


async def _is_meant(desk: Desk, row: Mapping[str, Any]) -> bool:
    """The reference may have been given anew, and a list may have been written by anybody."""
    if not Witness.model_validate(row["receipt"]).is_signed_by(desk.tools.key.verifying):
        log.error("the purge of %s is not signed by this register", row["reference"])
        return False
    async for event in desk.store.register.events(complaint=Reference(row["reference"])):
        return bool(digest(event) == row["filed"])
    return False


async def _reapplied(desk: Desk, reference: Reference, receipt: Witness) -> bool:
    wish = Wish("reapply_purge", key=f"reapply:{receipt.number}", told={"receipt": receipt.line()})
    try:
        await record(desk, HOUSE, reference, wish)
    except NotAllowed as refusal:
        log.error("the purge of %s is not to be applied again: %s", reference, refusal.details)
        return False
    log.warning("complaint %s purged again after a restore", reference)
    return True
