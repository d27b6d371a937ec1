"""What events of the register ask for, done again until it is done: the view, the letters.

Whoever records an event settles it at once; what a process that died left undone is settled by the timer,
from the last number on up to which everything is known to be done.
"""

from collections.abc import Mapping
from typing import Any

from bot.actions import correspond
from bot.actions.desk import Desk
from bot.actions.views import refresh
from bot.model.ids import Reference


async def settle(desk: Desk, event: Mapping[str, Any]) -> dict[str, Any]:
    """Every step can be done again. Returns the complaint as it stands."""
    complaint = await refresh(desk, Reference(event["complaint"]))
    await correspond.write(desk, event)
    return complaint


async def settle_all(desk: Desk) -> None:
    async for event in desk.store.register.events(after=await desk.store.register.settled()):
        await settle(desk, event)
        await desk.store.register.settle(event["_id"])
