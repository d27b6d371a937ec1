"""A complaint's view, made anew from its events: they are the truth, the stored view is for lists."""

from typing import Any

from bot.actions.desk import Desk
from bot.errors import NotFound
from bot.model.ids import Reference
from bot.register.view import view


async def current(desk: Desk, reference: Reference, round: int | None = None) -> dict[str, Any]:
    """As its events add up to now, or at the end of one `round`. Raises NotFound."""
    events = [event async for event in desk.store.register.events(complaint=reference)]
    told = [event for event in events if round is None or event["round"] <= round]
    if not told or round not in (None, told[-1]["round"]):
        raise NotFound
    payloads = await desk.store.register.payloads_of([row["payload"] for row in told if "payload" in row])
    return view(told, payloads.get)


async def refresh(desk: Desk, reference: Reference) -> dict[str, Any]:
    """The same, and kept for the lists."""
    made = await current(desk, reference)
    await desk.store.register.put_complaint(made)
    return made
