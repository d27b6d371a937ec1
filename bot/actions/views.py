"""A complaint's view, made anew from its events: they are the truth, the stored view is for lists."""

from typing import Any

from bot.actions.desk import Desk
from bot.errors import NotFound
from bot.model.ids import Reference
from bot.register.view import view
from bot.store.ports import RegisterStore


async def current(
    desk: Desk, reference: Reference, *, round: int | None = None, up_to: int | None = None
) -> dict[str, Any]:
    """As its events add up to now, to the end of one `round`, or to event `up_to`. Raises NotFound."""
    return await added_up(desk.store.register, reference, round, up_to)


async def refresh(desk: Desk, reference: Reference) -> dict[str, Any]:
    """The same, and kept for the lists."""
    return await rewrite(desk.store.register, reference)


async def rewrite(register: RegisterStore, reference: Reference) -> dict[str, Any]:
    """The same, where there is no desk."""
    made = await added_up(register, reference)
    await register.put_complaint(made)
    return made


async def added_up(
    register: RegisterStore, reference: Reference, round: int | None = None, up_to: int | None = None
) -> dict[str, Any]:
    """As `current`, where there is no desk."""
    events = [event async for event in register.events(complaint=reference)]
    told = [
        event
        for event in events
        if (round is None or event["round"] <= round) and (up_to is None or event["_id"] <= up_to)
    ]
    if not told or round not in (None, told[-1]["round"]):
        raise NotFound
    payloads = await register.payloads_of([row["payload"] for row in told if "payload" in row])
    return view(told, payloads.get)
