"""The policy in force as staff read it, and the day on which something would be due."""

from collections.abc import Awaitable, Callable
from datetime import date, time

import pytest

from bot.app import House
from bot.firm.policy import Both, ProclaimedDay
from bot.model.people import Role
from tests.doors.visitors import Client, Visitor, code_of

Visit = Callable[..., Awaitable[Visitor]]


@pytest.mark.parametrize("role", list(Role))
async def test_every_role_reads_what_is_in_force(visit: Visit, house: House, role: Role) -> None:
    lea = await visit("lea", role)

    told = await lea.ask("/api/policy")

    assert told["version"] == house.desk.policy.version
    assert told["flow"]["version"] == house.desk.tools.flow.version
    assert told["clocks"]["acknowledge"] == 5
    assert told["hours"]["town"] == {"fr": "Mahé", "en": "Mahé"}
    assert told["contact"]["support_address"] == "support@modmount.example"
    assert told["queue"] == {"offer_seconds": house.desk.policy.queue.offer_seconds}
    assert told["keeping"]["retention_years"] == 7
    assert "root_causes" not in told["limits"]


async def test_a_stranger_reads_nothing(client: Client) -> None:
    for path in ("/api/policy", "/api/policy/due?received=2026-11-23&days=5"):
        assert await code_of(await client.get(path)) == (401, "signed_out")


async def test_the_holidays_of_the_coming_year_are_named_and_no_others(visit: Visit) -> None:
    lea = await visit("lea", Role.AGENT)

    told = await lea.ask("/api/policy")

    days = [row["day"] for row in told["calendar"]["holidays"]]
    assert days == sorted(days)
    assert told["today"] <= days[0]
    assert days[-1] <= f"{int(told['today'][:4]) + 1}{told['today'][4:]}"
    assert {"fr": "Noël", "en": "Christmas Day"} in [row["name"] for row in told["calendar"]["holidays"]]


async def test_a_proclaimed_day_stands_there_with_its_source_and_counts(visit: Visit, house: House) -> None:
    lea = await visit("lea", Role.AGENT)
    before = (await lea.ask("/api/policy/due", received="2026-11-23", days="5"))["clock"]
    polling = ProclaimedDay(
        day=date(2026, 11, 25),
        name=Both(fr="Jour de scrutin", en="Polling day"),
        source="Gazette, 12 October",
    )
    policy = house.desk.policy
    calendar = policy.calendar.model_copy(update={"proclaimed": (polling,), "cutoff": time(17)})
    changed = policy.model_copy(update={"calendar": calendar})
    house.desk.policy = house.desk.tools.policy = changed

    told = (await lea.ask("/api/policy"))["calendar"]
    after = await lea.ask("/api/policy/due", received="2026-11-23", days="5")
    late = await lea.ask("/api/policy/due", received="2026-11-23", time="17:30", days="5")

    assert {"day": "2026-11-25", **polling.model_dump(include={"name", "source"})} in told["holidays"]
    assert told["cutoff"] == "17:00"
    assert (before["due"], after["clock"]["due"]) == ("2026-11-30", "2026-12-01")
    assert (late["clock"]["day0"], late["clock"]["due"]) == ("2026-11-24", "2026-12-02")
    assert after["proclaimed"] == ["2026-11-25"]


async def test_months_end_on_the_last_day_of_a_shorter_one(visit: Visit) -> None:
    lea = await visit("lea", Role.AGENT)

    told = await lea.ask("/api/policy/due", received="2026-11-30", months="3")

    assert (told["clock"]["due"], told["clock"]["months"]) == ("2027-02-28", 3)


@pytest.mark.parametrize(
    "asked",
    [
        {"received": "2026-11-23"},
        {"received": "2026-11-23", "days": "5", "months": "3"},
        {"received": "2026-11-23", "days": "0"},
        {"received": "2026-11-23", "months": "601"},
        {"received": "2026-02-30", "days": "5"},
        {"received": "1999-11-23", "days": "5"},
        {"received": "9999-12-31", "months": "3"},
        {"received": "2026-11-23", "days": "5", "time": "25:00"},
        {"days": "5"},
    ],
)
async def test_what_cannot_be_counted_is_refused_in_a_sentence(visit: Visit, asked: dict[str, str]) -> None:
    lea = await visit("lea", Role.AGENT)

    assert await code_of(await lea.get("/api/policy/due", **asked)) == (400, "bad_request")
