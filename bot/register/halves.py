"""Half-years: which days each holds, and when its return is due. Pure."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from bot.errors import BadRequest
from bot.register.clocks import Almanac
from bot.register.deadlines import first_instant

_NAME = re.compile(r"(\d{4})H([12])")


@dataclass(frozen=True, slots=True)
class Half:
    """`start` and `end` (exclusive) are instants, the days are local; `due`: last day for the return."""

    name: str
    first: date
    after: date
    due: date
    start: datetime
    end: datetime


def half(name: str, almanac: Almanac) -> Half:
    """Raises BadRequest for what is not written `2026H2`."""
    found = _NAME.fullmatch(name)
    if found is None or not 1 < int(found[1]) < 9_000:
        sentence = "Write a half-year as 2026H1 or 2026H2."
        raise BadRequest(sentence, details={"half": sentence})
    year, second = int(found[1]), found[2] == "2"
    first = date(year, 7 if second else 1, 1)
    after = date(year + 1, 1, 1) if second else date(year, 7, 1)
    due = after.replace(day=almanac.policy.reporting.return_day)
    start, end = (first_instant(almanac.zone, day) for day in (first, after))
    return Half(name, first, after, due, start, end)


def half_before(day: date, almanac: Almanac) -> Half:
    """The last one that was over on `day`."""
    return half(f"{day.year}H1" if day.month > 6 else f"{day.year - 1}H2", almanac)
