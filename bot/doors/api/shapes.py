"""What several paths under /api ask for."""

import re
from datetime import date, datetime, time, timedelta
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import Field, StringConstraints

from bot.doors.endpoint import Call, Query
from bot.errors import BadRequest
from bot.firm.policy import Policy

PageNumber = Annotated[int, Field(ge=1, le=10_000)]
Searched = Annotated[str, StringConstraints(max_length=200)]
Word = Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,40}$")]
StaffWord = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,64}$")]

ID = "[A-Za-z0-9_-]{1,64}"
KEY = re.compile(ID)
REFERENCE = r"C-[0-9]{4}-[0-9]{6,9}"
NUMBER = r"Q-[0-9]{4}-[0-9]{6,9}"
LETTER_ID = "[a-z_]{1,40}:C-[0-9-]{6,20}:[0-9]{1,12}"
REPLY_ID = "[a-z_]{1,40}:Q-[0-9-]{6,20}:[0-9a-f]{16}"
"""Parts of paths; anything else is no path of ours."""


class Paged(Query):
    page: PageNumber = 1


class Span(Query):
    """`from` and `to` are days of the legal zone, both inclusive."""

    since: date | None = Field(default=None, alias="from")
    until: date | None = Field(default=None, alias="to")


class Period(Span, Paged):
    """A span of days, page by page."""


def span(policy: Policy, period: Span) -> tuple[datetime | None, datetime | None]:
    """The first instant of `from`, and that of the day after `to`."""
    zone = ZoneInfo(policy.firm.legal_zone)
    # The first and the last day that there is have no instant in every zone.
    first = max(period.since, date.min + timedelta(days=1)) if period.since else None
    since = datetime.combine(first, time(0), tzinfo=zone) if first else None
    last = min(period.until, date.max - timedelta(days=1)) if period.until else None
    until = datetime.combine(last + timedelta(days=1), time(0), tzinfo=zone) if last else None
    return since, until


def key_of(call: Call) -> str:
    """What the sender calls this request, so that the same again is the same. Raises BadRequest."""
    key = call.request.headers.get("Idempotency-Key", "")
    if not KEY.fullmatch(key):
        sentence = "Send a header Idempotency-Key, 1 to 64 of A-Z a-z 0-9 _ -."
        raise BadRequest(sentence, details={"Idempotency-Key": sentence})
    return key
