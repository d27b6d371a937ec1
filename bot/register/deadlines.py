"""The counting rule: business days after day 0 in a legal zone, and months that clamp. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from types import MappingProxyType
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

from bot.errors import BadRequest
from bot.firm.policy import Both
from bot.register.calendars import Calendar, days_after, is_weekend

NONE_PROCLAIMED: Mapping[date, Both] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Skipped:
    """A holiday that fell on a working day and was not counted."""

    day: date
    name: Both


@dataclass(frozen=True, slots=True)
class Deadline:
    """Met by what happens before `due_exclusive`: 00:00 in the legal zone of the day after `due`."""

    day0: date
    day1: date
    due: date
    due_exclusive: datetime
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class Anniversary:
    """“More than n months” holds from the first instant of `eligible_from`, the day after."""

    day0: date
    anniversary: date
    eligible_from: date
    eligible_from_utc: datetime


@dataclass(frozen=True, slots=True)
class _Workdays:
    calendar: Calendar
    proclaimed: Mapping[date, Both]

    def holiday(self, day: date) -> Both | None:
        return self.proclaimed.get(day) or self.calendar.holiday(day)

    def is_one(self, day: date) -> bool:
        return not is_weekend(day) and self.holiday(day) is None

    def after(self, day: date) -> Iterator[date]:
        return (later for later in days_after(day) if self.is_one(later))

    def skipped(self, after: date, until: date) -> Iterator[Skipped]:
        for day in days_after(after):
            if day > until:
                return
            name = self.holiday(day)
            if name is not None and not is_weekend(day):
                yield Skipped(day, name)


def business_deadline(
    calendar: Calendar,
    zone: ZoneInfo,
    received: datetime,
    days: int,
    *,
    cutoff: time | None = None,
    proclaimed: Mapping[date, Both] = NONE_PROCLAIMED,
) -> Deadline:
    """The last of `days` business days after the day of receipt.

    `received`: an aware instant. `cutoff`: local hour after which, as on days that are not business days,
    day 0 is the next business day. Raises BadRequest outside the years of the calendar.
    """
    if not 1 <= days <= 1000:
        raise BadRequest("A deadline counts 1 to 1000 business days.", details={"days": "1 to 1000"})
    workdays = _Workdays(calendar, proclaimed)
    day0 = _day0(workdays, local(zone, received), cutoff)
    day1 = next(workdays.after(day0))
    due = next(islice(workdays.after(day0), days - 1, None))
    return Deadline(
        day0=day0,
        day1=day1,
        due=due,
        due_exclusive=first_instant(zone, due + timedelta(days=1)),
        skipped=tuple(workdays.skipped(day0, due)),
    )


def _day0(workdays: _Workdays, received: datetime, cutoff: time | None) -> date:
    day = received.date()
    if cutoff is None or (workdays.is_one(day) and received.time() <= cutoff):
        return day
    return next(workdays.after(day))


def months_after(zone: ZoneInfo, anchor: datetime, months: int) -> Anniversary:
    """`months` after the local date of `anchor`, clamped to the month's end."""
    if not 1 <= months <= 1200:
        raise BadRequest("A period counts 1 to 1200 months.", details={"months": "1 to 1200"})
    day0 = local(zone, anchor).date()
    anniversary = day0 + relativedelta(months=months)
    eligible_from = anniversary + timedelta(days=1)
    return Anniversary(day0, anniversary, eligible_from, first_instant(zone, eligible_from))


def months_before(day: date, months: int) -> date:
    """Clamped to the month's end."""
    return day - relativedelta(months=months)


def local(zone: ZoneInfo, at: datetime) -> datetime:
    """Raises ValueError for an instant without a zone: its day would be a guess."""
    if at.tzinfo is None:
        raise ValueError("an instant needs a zone")
    return at.astimezone(zone)


def first_instant(zone: ZoneInfo, day: date) -> datetime:
    """The first instant, in UTC, of a local day.

    Where clocks spring forward over midnight, 00:00 does not exist: `fold=0` reads it with the old offset,
    which is the instant of the change. Where they fall back over it, `fold=0` is the first of the two.
    """
    return datetime.combine(day, time(0), tzinfo=zone).astimezone(UTC)
