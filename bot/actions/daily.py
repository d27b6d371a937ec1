"""What is done once a day of the legal zone, by one process: keeping times, returns, alerts."""

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta

from bot.actions import forgetting, learning, returns
from bot.actions.desk import Desk
from bot.register.marks import MORNING

NAME = "daily"
WORKS: tuple[Callable[[Desk], Awaitable[None]], ...] = (
    forgetting.forget_all,
    returns.freeze_last,
    learning.alert_daily,
)


async def begin(desk: Desk) -> None:
    """Today's, unless it is set or done."""
    await _set(desk, desk.tools.almanac.today(desk.now()))


async def do(desk: Desk) -> None:
    """Each can be done again; then it is tomorrow's turn, also after days without a server."""
    for work in WORKS:
        await work(desk)
    await _set(desk, desk.tools.almanac.today(desk.now()) + timedelta(days=1))


async def _set(desk: Desk, day: date) -> None:
    at = datetime.combine(day, MORNING, tzinfo=desk.tools.almanac.zone).astimezone(UTC)
    await desk.store.marks.put({"_id": f"{NAME}:{day}", "reference": NAME, "name": NAME, "at": at})
