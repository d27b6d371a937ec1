"""The policy in force as staff read it, and the day on which something would be due."""

from datetime import date, datetime, time, timedelta
from typing import Any

from bot.actions.desk import Desk
from bot.errors import BadRequest
from bot.firm.hours import is_open
from bot.firm.town import town
from bot.model.people import Staff
from bot.model.permission import authorize
from bot.register.clocks import Almanac, business_clock, months_clock
from bot.register.deadlines import months_after

COMING_DAYS = 366
"""How far ahead holidays are named: the coming year, and this day in it."""


async def policy(desk: Desk, staff: Staff) -> dict[str, Any]:
    """What the firm promises and by which days it counts; nothing in it is secret from staff."""
    authorize(staff, "policy.read")
    rules, now = desk.policy, desk.now()
    almanac = desk.tools.almanac
    return {
        "version": rules.version,
        "flow": await _flow(desk),
        "today": almanac.today(now).isoformat(),
        "zone": rules.firm.legal_zone,
        "calendar": _calendar(almanac, now),
        "hours": _hours(desk, now),
        **{part: getattr(rules, part).model_dump() for part in ("clocks", "queue", "contact", "files")},
        "keeping": {**rules.keeping.model_dump(), "retention_years": rules.clocks.retention_years},
        "limits": rules.complaints.model_dump(exclude={"root_causes"}),
        "return_day": rules.reporting.return_day,
        "recourse": [body.model_dump() for body in rules.recourse],
    }


def due(
    desk: Desk, staff: Staff, received: datetime | date, *, days: int | None = None, months: int | None = None
) -> dict[str, Any]:
    """A clock as a complaint would freeze it today, and what it rests on.

    `received`: a day, or a local hour of one in the legal zone; a bare day counts as before any cut-off hour.
    Raises BadRequest unless one of `days` and `months` is given, and outside the years of the calendar.
    """
    authorize(staff, "policy.read")
    if (days is None) == (months is None):
        raise BadRequest("Say either days or months.", details={"days": "days or months, and not both"})
    almanac = desk.tools.almanac
    at = _instant(almanac, received)
    almanac.calendar.holiday(almanac.today(at))  # Days outside the calendar are refused for months too.
    if months is not None:
        clock = months_clock("asked", at, months, months_after(almanac.zone, at, months))
    else:
        clock = business_clock("asked", at, days or 0, almanac.deadline(at, days or 0))
    return {"clock": clock, **almanac.counting()}


def _instant(almanac: Almanac, received: datetime | date) -> datetime:
    if isinstance(received, datetime):
        return received.replace(tzinfo=almanac.zone)
    return datetime.combine(received, time(0), tzinfo=almanac.zone)


async def _flow(desk: Desk) -> dict[str, Any]:
    version = desk.tools.flow.version
    since = [at for name, at in await desk.store.flows.all() if name == version]
    return {"version": version, "since": since[-1] if since else None}


def _calendar(almanac: Almanac, now: datetime) -> dict[str, Any]:
    rule, calendar, today = almanac.policy.calendar, almanac.calendar, almanac.today(now)
    last = today + timedelta(days=COMING_DAYS)
    named = {day: {"name": name.model_dump()} for day, name in calendar.days.items()}
    named |= {row.day: row.model_dump(include={"name", "source"}) for row in rule.proclaimed}
    coming = sorted(day for day in named if today <= day <= last)
    return {
        "name": calendar.name,
        "version": calendar.version,
        "years": [calendar.years[0], calendar.years[-1]],
        "cutoff": _hour(rule.cutoff) if rule.cutoff else None,
        "holidays": [{"day": day.isoformat(), **named[day]} for day in coming],
    }


def _hours(desk: Desk, now: datetime) -> dict[str, Any]:
    rules = desk.policy
    frames = [
        {"days": list(frame.days), "opens": _hour(frame.opens), "closes": _hour(frame.closes)}
        for frame in sorted(rules.hours.frames, key=lambda frame: frame.opens)
    ]
    return {
        "zone": rules.hours.zone,
        "town": {language: town(rules.hours.zone, language) for language in ("fr", "en")},
        "closed_on_holidays": rules.hours.closed_on_holidays,
        "frames": frames,
        "open": is_open(rules, desk.tools.holidays, now),
    }


def _hour(at: time) -> str:
    return at.strftime("%H:%M")
