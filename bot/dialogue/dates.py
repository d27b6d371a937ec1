"""Dates as people write them, in either language, day first; near enough is good enough."""

import calendar
import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

import dateparser
from babel.dates import get_day_names, get_month_names

LONGEST = 60
"""Characters. A longer line is no date, and the parser's patterns are never run on it."""
EARLIEST = date(1900, 1, 1)
ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
MIDDLE = 15

ABOUT = re.compile(
    r"^(?:(?:c'etait|c'est|it was|depuis|since|vers|environ|autour|aux alentours|a peu pres|peut-etre|"
    r"around|about|approximately|roughly|maybe|circa)(?: du| de| le| the)? )+"
    r"|(?:,? (?:je crois|je pense|je dirais|environ|a peu pres|peut-etre|i think|i guess|or so))+$"
)
TODAY = re.compile(
    r"(?:ce (?:matin|midi|soir)|cet apres-midi|cette nuit|this (?:morning|afternoon|evening)|tonight)"
)
LATER = {"mi": MIDDLE, "milieu": MIDDLE, "mid": MIDDLE, "middle": MIDDLE, "fin": 31, "end": 31, "late": 31}
"""The day of a month that a part of it stands for; any other part is its beginning."""


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.replace("’", "'").lower())
    return " ".join("".join(sign for sign in folded if not unicodedata.combining(sign)).split())


def _names(of: str) -> Mapping[str, int]:
    """Names in both languages, whole and shortened, each with its number."""
    read = get_day_names if of == "day" else get_month_names
    return {
        _plain(name).rstrip("."): number
        for locale in ("fr", "en")
        for width in ("wide", "abbreviated")
        for number, name in read(width, locale=locale).items()
    }


WEEKDAYS, MONTHS = _names("day"), _names("month")
A_MONTH = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?(?: (?P<year>\d{{4}}))?"
WEEKDAY = re.compile(
    rf"(?:(?P<before>last|le|on|this|ce) )?(?P<day>{'|'.join(WEEKDAYS)})"
    r"(?: (?P<after>dernier|passe))?(?: (?:matin|midi|soir|apres-midi|morning|afternoon|evening|night))?"
)
PART = re.compile(
    r"(?:(?:au |a la |the |in |at the )?"
    r"(?P<part>debut|mi|milieu|fin|courant|early|mid|middle|late|beginning|start|end|en|in)"
    rf"[ -](?:du mois de |du mois d'|de |d'|of )?)?{A_MONTH}"
)
RANGE = re.compile(
    r"(?:entre |between |du |from )?(?:le |the )?(?P<first>\d{1,2})(?:er|st|nd|rd|th)?"
    rf" ?(?:et|and|au|a|to|-|ou|or) ?(?:le |the )?\d{{1,2}}(?:er|st|nd|rd|th)? (?:of )?{A_MONTH}"
)


def read_date(text: str, today: date) -> date | None:
    """`2026-11-03`, `03/11/2026`, `3 novembre`, `hier`, `3 days ago`, `last Tuesday`, `vers le 3 novembre`,
    `début novembre` (its first day), `du 3 au 5 novembre` (the first of them); None when it is no day.
    """
    text = text.strip().rstrip(".!")
    if not text or len(text) > LONGEST:
        return None
    if ISO.fullmatch(text):
        day = _iso(text)
    else:
        line = ABOUT.sub("", _plain(text)).strip()
        day = _nearly(line, today) or _written(line, today)
    return day if day and day >= EARLIEST else None


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _nearly(line: str, today: date) -> date | None:
    if TODAY.fullmatch(line):
        return today
    if found := WEEKDAY.fullmatch(line):
        past = (today.weekday() - WEEKDAYS[found["day"]]) % 7
        gone = found["before"] == "last" or found["after"]
        return today - timedelta(days=7 if past == 0 and gone else past)
    found = PART.fullmatch(line) or RANGE.fullmatch(line)
    return _in_month(found.groupdict(), today) if found else None


def _in_month(said: Mapping[str, str | None], today: date) -> date | None:
    """Without a year the newest such month that has begun. A part of the month that runs ends today."""
    month = MONTHS[said["month"] or ""]
    year = int(said["year"] or today.year - (month > today.month))
    if not EARLIEST.year <= year <= today.year:
        return None
    days = calendar.monthrange(year, month)[1]
    if "first" in said:
        first = int(said["first"] or 0)
        return date(year, month, first) if 1 <= first <= days else None
    day = date(year, month, min(LATER.get(said["part"] or "", 1), days))
    return min(day, today) if (year, month) == (today.year, today.month) else day


def _written(line: str, today: date) -> date | None:
    found: datetime | None = dateparser.parse(
        line,
        languages=["fr", "en"],
        settings={
            "DATE_ORDER": "DMY",
            "PREFER_LOCALE_DATE_ORDER": False,
            "PREFER_DATES_FROM": "past",
            "REQUIRE_PARTS": ["day", "month"],
            # No zone may enter here: `today` is already the date in the firm's legal zone.
            "TIMEZONE": "UTC",
            "RETURN_AS_TIMEZONE_AWARE": False,
            "RELATIVE_BASE": datetime.combine(today, time(12)),
        },
    )
    return found.date() if found else None
