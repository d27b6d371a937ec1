"""The firm's promises as clocks: started once, their dates frozen with all that they rest on. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from bot.errors import BadRequest
from bot.firm.policy import Policy
from bot.model.instants import read_stamp, stamp
from bot.register.calendars import Calendar
from bot.register.deadlines import Anniversary, Deadline, business_deadline, local, months_after

PROMISED = frozenset({"interim", "acknowledge", "propose", "extended"})
"""Clocks that the firm can miss; when another runs out, somebody else may act."""


@dataclass(frozen=True, slots=True)
class Almanac:
    """The policy read with its calendar: what day it is, and when something is due."""

    policy: Policy
    calendars: Mapping[str, Calendar]

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.policy.firm.legal_zone)

    @property
    def calendar(self) -> Calendar:
        return self.calendars[self.policy.calendar.name]

    def today(self, at: datetime) -> date:
        return local(self.zone, at).date()

    def day(self, text: str) -> date:
        """Raises BadRequest for what is not a day."""
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise BadRequest(f"{text} is not a day; write for example 2026-11-23.") from None

    def deadline(self, at: datetime, days: int) -> Deadline:
        """`days` business days after `at`, as the policy counts today."""
        rule = self.policy.calendar
        return business_deadline(
            self.calendar,
            self.zone,
            at,
            days,
            cutoff=rule.cutoff,
            proclaimed={row.day: row.name for row in rule.proclaimed},
        )

    def reply_by(self, at: datetime) -> date:
        """Last day for the answer or interim reply to an inquiry opened at `at`."""
        return self.deadline(at, self.policy.clocks.interim).due

    def start(
        self, clocks: Iterable[str], at: datetime, days: Mapping[str, int] = MappingProxyType({})
    ) -> list[dict[str, Any]]:
        """The clocks as an event freezes them. `days`: lengths that the event itself sets."""
        return [self._clock(name, at, days.get(name)) for name in clocks]

    def counting(self) -> dict[str, Any]:
        """What the dates rest on, frozen beside them."""
        rule = self.policy.calendar
        counting: dict[str, Any] = {"zone": self.policy.firm.legal_zone, "calendar": self.calendar.version}
        if rule.cutoff:
            counting["cutoff"] = rule.cutoff.isoformat()
        if rule.proclaimed:
            counting["proclaimed"] = [row.day.isoformat() for row in rule.proclaimed]
        return counting

    def _clock(self, name: str, at: datetime, days: int | None) -> dict[str, Any]:
        lengths = self.policy.clocks
        in_months = {"lapse": lengths.lapse_months, "retention": 12 * lengths.retention_years}
        if name in in_months:
            months = in_months[name]
            return months_clock(name, at, months, months_after(self.zone, at, months))
        days = days or int(getattr(lengths, name))
        return business_clock(name, at, days, self.deadline(at, days))


def business_clock(name: str, at: datetime, days: int, deadline: Deadline) -> dict[str, Any]:
    return {
        "clock": name,
        "started_at": stamp(at),
        "days": days,
        "day0": deadline.day0.isoformat(),
        "due": deadline.due.isoformat(),
        "due_exclusive_utc": stamp(deadline.due_exclusive),
        "skipped": [{"day": row.day.isoformat(), "name": row.name.model_dump()} for row in deadline.skipped],
    }


def months_clock(name: str, at: datetime, months: int, period: Anniversary) -> dict[str, Any]:
    return {
        "clock": name,
        "started_at": stamp(at),
        "months": months,
        "day0": period.day0.isoformat(),
        "due": period.anniversary.isoformat(),
        "due_exclusive_utc": stamp(period.eligible_from_utc),
        "skipped": [],
    }


CUSTOMERS = ("acknowledge", "propose", "external", "answer", "reply")
"""The clocks that a customer is told of; the others run inside the house."""
_TOLD = ("clock", "day0", "due", "days", "skipped", "stopped_at", "missed_at")


def told(clocks: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The customer's clocks with what explains their days: day 0, and the holidays that do not count."""
    return [{key: row[key] for key in _TOLD if key in row} for row in clocks if row["clock"] in CUSTOMERS]


def stopped(clock: Mapping[str, Any], at: str) -> dict[str, Any]:
    """`at`: the stamp of what stopped it. Late is late: the miss stays beside the stop."""
    missed = {"missed_at": clock["due_exclusive_utc"]} if _is_missed(clock, at) else {}
    return {**clock, **missed, "stopped_at": at}


def as_of(clock: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    """The clock as it stands at `now`: a promise that has run out is missed, another has run out."""
    if "stopped_at" in clock or read_stamp(clock["due_exclusive_utc"]) > now:
        return dict(clock)
    name = "missed_at" if clock["clock"] in PROMISED else "ran_out_at"
    return {**clock, name: clock["due_exclusive_utc"]}


def _is_missed(clock: Mapping[str, Any], at: str) -> bool:
    return clock["clock"] in PROMISED and read_stamp(at) >= read_stamp(clock["due_exclusive_utc"])
