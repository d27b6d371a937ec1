"""R1 to R7: how days and months are counted."""

import random
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import BadRequest
from bot.firm.policy import Both
from bot.register.deadlines import business_deadline, first_instant, months_after
from tests.register.register_making import MONDAY, calendars, worked_cases

MAHE = ZoneInfo("Indian/Mahe")
DST_ZONES = [
    "Africa/Cairo",  # springs forward over midnight
    "America/Havana",  # 00:00 does not exist in March and comes twice in November
    "America/Nuuk",
    "America/Santiago",
    "Asia/Beirut",
    "Atlantic/Azores",
    "Australia/Lord_Howe",  # half an hour
    "Europe/London",
    "Europe/Paris",
    "Pacific/Apia",
]
INSTANTS = st.timedeltas(timedelta(0), timedelta(days=365 * 23)).map(
    lambda later: datetime(2020, 1, 3, tzinfo=UTC) + later
)


def short(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


@pytest.mark.parametrize("case", worked_cases()["deadlines"], ids=lambda case: case["id"])
def test_r1_r2_r3_r7_a_worked_deadline_comes_out(case: dict[str, Any]) -> None:
    deadline = business_deadline(
        calendars()[case["calendar"]],
        ZoneInfo(case["tz"]),
        datetime.fromisoformat(case["received_utc"]),
        case["n"],
        cutoff=time.fromisoformat(case["cutoff"]) if case["cutoff"] else None,
    )

    assert [str(deadline.day0), str(deadline.day1)] == [case["day0"], case["day1"]], case["why"]
    assert str(deadline.due) == case["due"], case["why"]
    assert short(deadline.due_exclusive) == case["due_exclusive_utc"]
    assert [str(row.day) for row in deadline.skipped] == case["skipped"]


@pytest.mark.parametrize("case", worked_cases()["months"], ids=lambda case: case["id"])
def test_r5_a_worked_period_of_months_comes_out(case: dict[str, Any]) -> None:
    period = months_after(MAHE, datetime.fromisoformat(case["anchor_utc"]), case["months"])

    assert str(period.day0) == case["anchor_local"]
    assert str(period.anniversary) == case["anniversary"], case["why"]
    assert str(period.eligible_from) == case["eligible_from"]
    assert short(period.eligible_from_utc) == case["eligible_from_utc"]


@pytest.mark.parametrize("name", ["SC", "CY", "CY-BANK", "FR", "GB-ENG"])
def test_r2_a_thousand_random_deadlines_agree_with_numpy(name: str) -> None:
    calendar, chance = calendars()[name], random.Random(name)
    weekdays = np.busdaycalendar(holidays=[np.datetime64(day) for day in calendar.days])

    for _ in range(1000):
        day0 = date(2020, 1, 1) + timedelta(days=chance.randrange(365 * 25))
        received = datetime.combine(day0, time(chance.randrange(24), chance.randrange(60)), MAHE)
        days = chance.randint(1, 60)
        deadline = business_deadline(calendar, MAHE, received, days)

        # Rolled back from a day off, numpy counts on from the last business day: the same first day after.
        expected = np.busday_offset(np.datetime64(day0), days, roll="backward", busdaycal=weekdays)
        assert np.datetime64(deadline.due) == expected, (received, days)
        counted = np.busday_count(
            np.datetime64(day0 + timedelta(days=1)),
            np.datetime64(deadline.due + timedelta(days=1)),
            "1111100",
        )
        assert counted - len(deadline.skipped) == days


@given(zone=st.sampled_from(DST_ZONES), received=INSTANTS, days=st.integers(1, 40))
def test_r3_a_deadline_ends_with_the_first_instant_of_the_next_local_day(
    zone: str, received: datetime, days: int
) -> None:
    deadline = business_deadline(calendars()["FR"], ZoneInfo(zone), received, days)

    end = deadline.due_exclusive
    assert end.astimezone(ZoneInfo(zone)).date() > deadline.due
    assert (end - timedelta(milliseconds=1)).astimezone(ZoneInfo(zone)).date() <= deadline.due


@given(zone=st.sampled_from(DST_ZONES), day=st.dates(date(2020, 1, 1), date(2045, 12, 31)))
def test_r3_the_first_instant_of_a_day_lies_between_it_and_the_day_before(zone: str, day: date) -> None:
    at = first_instant(ZoneInfo(zone), day)

    assert at.astimezone(ZoneInfo(zone)).date() == day
    assert (at - timedelta(milliseconds=1)).astimezone(ZoneInfo(zone)).date() == day - timedelta(days=1)


@given(received=INSTANTS, days=st.integers(1, 60))
def test_r1_two_instants_of_one_local_day_have_the_same_deadline(received: datetime, days: int) -> None:
    paris = ZoneInfo("Europe/Paris")
    morning = first_instant(paris, received.astimezone(paris).date())

    assert business_deadline(calendars()["FR"], paris, received, days) == business_deadline(
        calendars()["FR"], paris, morning, days
    )


@given(anchor=INSTANTS, months=st.integers(1, 120))
def test_r5_months_keep_the_day_or_clamp_to_the_end_of_the_month(anchor: datetime, months: int) -> None:
    period = months_after(MAHE, anchor, months)

    is_last_of_month = (period.anniversary + timedelta(days=1)).day == 1
    assert period.anniversary.day == period.day0.day or (
        is_last_of_month and period.anniversary.day < period.day0.day
    )
    assert period.eligible_from == period.anniversary + timedelta(days=1)


@pytest.mark.parametrize(
    ("received", "day0"),
    [("2026-11-23T13:00:00.000Z", "2026-11-23"), ("2026-11-23T13:00:00.001Z", "2026-11-24")],
)
def test_r7_the_cutoff_itself_still_counts(received: str, day0: str) -> None:
    deadline = business_deadline(
        calendars()["SC"], MAHE, datetime.fromisoformat(received), 5, cutoff=time(17)
    )

    assert str(deadline.day0) == day0


def test_r9_a_proclaimed_day_is_skipped_and_named() -> None:
    vote = Both(fr="Jour de scrutin", en="Polling day")
    deadline = business_deadline(calendars()["SC"], MAHE, MONDAY, 5, proclaimed={date(2026, 11, 26): vote})

    assert [(str(row.day), row.name) for row in deadline.skipped] == [("2026-11-26", vote)]
    assert str(deadline.due) == "2026-12-01"


def test_an_instant_without_a_zone_is_never_guessed() -> None:
    with pytest.raises(ValueError, match="zone"):
        business_deadline(calendars()["SC"], MAHE, datetime(2026, 11, 23), 5)  # noqa: DTZ001 # the fault


@pytest.mark.parametrize("days", [0, -1, 1001])
def test_a_senseless_number_of_days_is_refused(days: int) -> None:
    with pytest.raises(BadRequest):
        business_deadline(calendars()["SC"], MAHE, MONDAY, days)
    with pytest.raises(BadRequest):
        months_after(MAHE, MONDAY, days * 2)
