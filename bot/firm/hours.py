"""Is the support team there? Opening hours of the policy, without the clock."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.firm.policy import Policy

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def is_open(policy: Policy, holidays: frozenset[date], at: datetime) -> bool:
    """Inside opening hours at `at`, any aware instant. A frame's first minute counts, its last does not."""
    hours = policy.hours
    local = at.astimezone(ZoneInfo(hours.zone))
    if hours.closed_on_holidays and local.date() in holidays:
        return False
    day, now = DAYS[local.weekday()], local.time()
    return any(day in frame.days and frame.opens <= now < frame.closes for frame in hours.frames)
