"""The instants at which something is to happen about a running clock: warnings, a reminder, its end. Pure."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time
from math import ceil
from typing import Any

from bot.model.instants import read_stamp
from bot.register.clocks import PROMISED, Almanac

MORNING = time(9)
"""Warnings come at the start of a working day, when somebody reads them."""
WARNINGS: Mapping[str, float] = {"half": 0.5, "most": 0.8, "last": 1.0}

Mark = tuple[str, datetime]


def marks(clock: Mapping[str, Any], almanac: Almanac) -> Iterator[Mark]:
    """The promises of the firm are warned of at 50 %, 80 % and on their last day."""
    started = read_stamp(clock["started_at"])
    if clock["clock"] in PROMISED:
        for name, part in WARNINGS.items():
            yield name, _morning(started, ceil(clock["days"] * part), almanac)
    if clock["clock"] == "answer":
        yield "remind", _morning(started, almanac.policy.clocks.answer_reminder, almanac)
    yield "due", read_stamp(clock["due_exclusive_utc"])


def _morning(started: datetime, days: int, almanac: Almanac) -> datetime:
    day = almanac.deadline(started, days).due
    return datetime.combine(day, MORNING, tzinfo=almanac.zone).astimezone(UTC)
