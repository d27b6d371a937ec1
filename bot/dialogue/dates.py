"""Dates as people write them, in either language, day first."""

import re
from datetime import date, datetime, time

import dateparser

LONGEST = 60
"""Characters. A longer line is no date, and the parser's patterns are never run on it."""
EARLIEST = date(1900, 1, 1)
ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def read_date(text: str, today: date) -> date | None:
    """`2026-11-03`, `03/11/2026`, `3 novembre`, `hier`, `3 days ago`; None when it is not one day."""
    text = text.strip().rstrip(".!")
    if not text or len(text) > LONGEST:
        return None
    day = _iso(text) if ISO.fullmatch(text) else _written(text, today)
    return day if day and day >= EARLIEST else None


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _written(text: str, today: date) -> date | None:
    found: datetime | None = dateparser.parse(
        text,
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
