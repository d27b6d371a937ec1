"""Whether this process can serve now."""

from collections.abc import Mapping

from bot.actions.desk import Desk
from bot.errors import TryAgain
from bot.reach.ports import Hearing


async def ready(desk: Desk) -> Mapping[str, str]:
    """How it hears the other processes, where there are any.

    While Redis is away all of them serve on, and hear by looking. Raises TryAgain when the database takes no
    writes, or when this process alone is deaf.
    """
    bus = desk.tools.bus
    told = {"bus": bus.hearing} if bus is not None else {}
    if Hearing.DEAF in told.values() or not await desk.store.writable():
        raise TryAgain("Not ready.", retry_after=1)
    return told
