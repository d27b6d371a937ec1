"""Signed words about the register: a checkpoint a day, and the check of a receipt that somebody brings."""

from typing import Any

from bot.actions.desk import Desk
from bot.errors import BadRequest
from bot.model.instants import read_stamp
from bot.register.chain import digest
from bot.register.readings import reads_of
from bot.register.receipts import checkpoint, witnesses_in


async def sign_daily(desk: Desk) -> None:
    """The first event-bearing moment of each day of the legal zone is signed, once, and the trail of reads
    with it."""
    last = await desk.store.register.last()
    if last is None:
        return
    almanac, now = desk.tools.almanac, desk.now()
    kept = await desk.store.register.checkpoints()
    newest = max((read_stamp(row["at"]) for row in kept), default=None)
    if newest is not None and almanac.today(newest) >= almanac.today(now):
        return
    made = checkpoint(last, desk.tools.key, now, reads_of(await desk.store.accesses.last()))
    await desk.store.register.put_checkpoint({**made, "_id": f"daily:{almanac.today(now)}"})


async def check_receipt(desk: Desk, text: str) -> dict[str, Any]:
    """What the register says about the receipt in `text`; for anybody, and nothing about any complaint.

    `{verdict: unchanged|changed|missing|not_ours, number, at, key}`. Raises BadRequest where there is none.
    """
    # Copied from a page, the line comes in pieces.
    found = witnesses_in(text) or witnesses_in("".join(text.split()))
    if not found:
        sentence = "There is no receipt in this text. It begins with recourse: and ends the letter."
        raise BadRequest(sentence, details={"receipt": sentence})
    witness, key = found[0], desk.tools.key.verifying
    told = {"number": witness.number, "at": witness.at, "key": witness.key}
    if not witness.is_signed_by(key):
        return {"verdict": "not_ours", **told}
    event = await desk.store.register.event(witness.number)
    if event is None:
        return {"verdict": "missing", **told}
    return {"verdict": "unchanged" if digest(event) == witness.hash else "changed", **told}
