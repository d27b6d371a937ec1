"""What events of the register ask for, done again until it is done: the view, the letters.

Whoever records an event settles it at once; what a process that died left undone is settled by the timer,
from the last number on up to which everything is known to be done.
"""

from collections.abc import Mapping
from typing import Any

from bot.actions import correspond, purging
from bot.actions.desk import Desk
from bot.actions.views import current, refresh
from bot.model.ids import Reference
from bot.model.instants import read_stamp
from bot.register.marks import marks


async def settle(desk: Desk, event: Mapping[str, Any]) -> dict[str, Any]:
    """Every step can be done again. Returns the complaint as it stands."""
    if event["after"]["state"] == "purged":
        await purging.carry_out(desk, event)
        return await refresh(desk, Reference(event["complaint"]))
    complaint = await refresh(desk, Reference(event["complaint"]))
    await correspond.write(desk, event)
    if event["event"] == "letter_bounced":
        payload = await desk.store.register.payload(event["payload"])
        if payload is not None:
            await desk.store.outbox.bounced(payload["data"]["letter"])
    await _set_marks(desk, event)
    return complaint


async def _set_marks(desk: Desk, event: Mapping[str, Any]) -> None:
    """What is to happen about the clocks that the event starts, or about a purge that waited for it."""
    about = {"reference": event["complaint"], "round": event["round"], "event": event["_id"]}
    for clock in event.get("starts", ()):
        for name, at in marks(clock, desk.tools.almanac):
            id_ = f"{event['complaint']}:{event['_id']}:{clock['clock']}:{name}"
            mark = {"clock": clock["clock"], "due": clock["due"], "name": name, "at": at}
            await desk.store.marks.put({"_id": id_, **about, **mark})
    if event["event"] in ("release_hold", "determine_external"):
        await _look_at_retention_again(desk, event, about)


async def _look_at_retention_again(desk: Desk, event: Mapping[str, Any], about: Mapping[str, Any]) -> None:
    complaint = await current(desk, Reference(event["complaint"]))
    for clock in complaint["clocks"]:
        if clock["clock"] == "retention":
            at = max(read_stamp(event["at"]), read_stamp(clock["due_exclusive_utc"]))
            id_ = f"{event['complaint']}:{event['_id']}:retention:again"
            mark = {"clock": "retention", "due": clock["due"], "name": "due", "at": at}
            await desk.store.marks.put({"_id": id_, **about, **mark})


async def settle_all(desk: Desk) -> None:
    async for event in desk.store.register.events(after=await desk.store.register.settled()):
        await settle(desk, event)
        await desk.store.register.settle(event["_id"])
