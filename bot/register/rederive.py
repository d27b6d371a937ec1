"""Counts every frozen date again, from what was frozen beside it."""

from collections.abc import Iterator, Mapping
from datetime import date, time
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.errors import BadRequest
from bot.firm.policy import Both
from bot.model.instants import read_stamp
from bot.register.calendars import Calendar
from bot.register.chain import Document
from bot.register.clocks import business_clock, months_clock
from bot.register.deadlines import business_deadline, months_after
from bot.register.faults import Fault, FaultKind

COUNTED = ("day0", "due", "due_exclusive_utc")


def wrong_dates(event: Document, calendars: Mapping[str, Calendar]) -> Iterator[Fault]:
    """A fault for each clock of `event` that does not come out again."""
    number = event["_id"]
    for clock in event.get("starts", ()):
        name = clock.get("clock")
        try:
            again = _again(clock, event["counting"], calendars)
        except (KeyError, TypeError, ValueError, ZoneInfoNotFoundError, BadRequest):
            text = f"The clock {name} of event {number} cannot be counted again."
            yield Fault(number, FaultKind.WRONG_DATE, text)
            continue
        if any(clock[key] != again[key] for key in COUNTED) or _days(clock) != _days(again):
            text = f"The clock {name} of event {number} is due on {again['due']}, not on {clock['due']}."
            yield Fault(number, FaultKind.WRONG_DATE, text)


def _again(
    clock: Mapping[str, Any], counting: Mapping[str, Any], calendars: Mapping[str, Calendar]
) -> dict[str, Any]:
    zone, started = ZoneInfo(counting["zone"]), read_stamp(clock["started_at"])
    if "months" in clock:
        months = clock["months"]
        return months_clock(clock["clock"], started, months, months_after(zone, started, months))
    deadline = business_deadline(
        _edition(counting["calendar"], clock, calendars),
        zone,
        started,
        clock["days"],
        cutoff=time.fromisoformat(counting["cutoff"]) if "cutoff" in counting else None,
        proclaimed={date.fromisoformat(day): PROCLAIMED for day in counting.get("proclaimed", ())},
    )
    return business_clock(clock["clock"], started, clock["days"], deadline)


def _edition(version: str, clock: Mapping[str, Any], calendars: Mapping[str, Calendar]) -> Calendar:
    """The calendar as it was; of an edition no longer kept, the holidays that the clock itself froze."""
    for calendar in calendars.values():
        if calendar.version == version:
            return calendar
    days = {date.fromisoformat(day): PROCLAIMED for day in _days(clock)}
    return Calendar(version, version, range(1, 9999), MappingProxyType(days))


def _days(clock: Mapping[str, Any]) -> list[str]:
    return [row["day"] for row in clock["skipped"]]


PROCLAIMED = Both(fr="jour férié proclamé", en="proclaimed holiday")
"""Names do not change a date."""
