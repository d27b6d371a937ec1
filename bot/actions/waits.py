"""How long a customer will have to wait: told only where enough others waited before."""

from math import ceil
from statistics import median
from zoneinfo import ZoneInfo

from bot.actions.desk import Desk
from bot.model.conversation import Head, Turn
from bot.model.entry import Kind
from bot.model.mode import Mode

COUNTED, ENOUGH = 20, 5
"""Waits looked at, the newest first; with fewer than ENOUGH there is no figure."""


async def record(desk: Desk, before: Head, turn: Turn) -> None:
    """Somebody has taken a conversation that waited."""
    joined = any(entry.kind is Kind.JOINED for entry in turn.entries)
    if before.mode is Mode.WAITING and before.waiting_since is not None and joined:
        seconds = int((turn.at - before.waiting_since).total_seconds())
        await desk.store.waits.add(before.language, _hour(desk), seconds, turn.at)


async def expected_minutes(desk: Desk, language: str) -> int | None:
    """The median of the last waits of this language at this hour, rounded up; None without enough of them."""
    recent = await desk.store.waits.recent(language, _hour(desk), COUNTED)
    return max(1, ceil(median(recent) / 60)) if len(recent) >= ENOUGH else None


def _hour(desk: Desk) -> int:
    return desk.now().astimezone(ZoneInfo(desk.policy.hours.zone)).hour
