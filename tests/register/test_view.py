"""R1, R3, R6, R10 to R12: what the events of a complaint add up to."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.errors import NotAllowed
from bot.register.receipts import receipt
from bot.register.view import card, followed, seen_at, view
from tests.register.register_making import (
    FOR_ANOTHER,
    MONDAY,
    TOLD,
    Register,
    acknowledging,
    signing_key,
)

REFERENCE = "C-2026-000001"


def clocks_of(register: Register) -> dict[str, dict[str, object]]:
    return {clock["clock"]: clock for clock in register.view(REFERENCE)["clocks"]}


def test_r10_r11_a_filed_complaint_shows_its_frozen_dates() -> None:
    register = Register()
    register.file()
    seen = register.view(REFERENCE)

    assert (seen["reference"], seen["round"], seen["state"]) == (REFERENCE, 1, "registered")
    assert (seen["version"], seen["acknowledgement"]) == (1, "due")
    assert seen["people"] == {"excluded": [{"staff": "lea", "reason": "served_customer"}]}
    assert (seen["received_at"], seen["calendar"], seen["policy"]) == (MONDAY, "SC-2026.1", "2026.1")
    assert {name: clock["due"] for name, clock in clocks_of(register).items()} == {
        "acknowledge": "2026-11-30",
        "external": "2026-12-23",
        "propose": "2027-01-07",
        "lapse": "2027-02-23",
    }
    assert clocks_of(register)["external"]["skipped"] == [
        {"day": "2026-12-08", "name": {"fr": "Immaculée Conception", "en": "Immaculate Conception"}}
    ]


def test_r12_the_acknowledgement_stops_its_clock_when_it_is_sent_and_only_once() -> None:
    register = Register()
    register.file()
    sent_at = MONDAY + timedelta(minutes=2)
    register.acknowledge(REFERENCE, sent_at)
    seen = register.view(REFERENCE)

    assert (seen["version"], seen["acknowledgement"]) == (2, "sent")
    assert seen["letters"][0]["sent_at"] == sent_at
    assert clocks_of(register)["acknowledge"]["stopped_at"] == "2026-11-23T06:02:00.000Z"
    assert "missed_at" not in clocks_of(register)["acknowledge"]
    assert "stopped_at" not in clocks_of(register)["propose"]
    with pytest.raises(NotAllowed):
        register.acknowledge(REFERENCE, sent_at)


@pytest.mark.parametrize(
    ("sent_at", "missed"),
    [
        (datetime(2026, 11, 30, 19, 59, 59, 999_000, tzinfo=UTC), False),
        (datetime(2026, 11, 30, 20, 0, tzinfo=UTC), True),
    ],
)
def test_r3_r12_a_promise_is_kept_before_midnight_and_a_miss_is_never_erased(
    sent_at: datetime, missed: bool
) -> None:
    register = Register()
    register.file()
    register.acknowledge(REFERENCE, sent_at)

    clock = clocks_of(register)["acknowledge"]
    assert clock.get("missed_at") == ("2026-11-30T20:00:00.000Z" if missed else None)
    assert "stopped_at" in clock


def test_r12_a_promise_that_has_run_out_says_so_and_another_clock_is_no_promise() -> None:
    register = Register()
    register.file()
    later = seen_at(register.view(REFERENCE), MONDAY + timedelta(days=40))

    assert [clock["clock"] for clock in later["clocks"] if "missed_at" in clock] == ["acknowledge"]
    much_later = seen_at(later, MONDAY + timedelta(days=400))
    assert [clock["clock"] for clock in much_later["clocks"] if "missed_at" in clock] == [
        "acknowledge",
        "propose",
    ]


def test_r15_the_card_of_a_third_partys_complaint_promises_only_the_acknowledgement() -> None:
    register, key = Register(), signing_key()
    own, others = register.file(), register.file(FOR_ANOTHER)

    shown = card(own, receipt(own, key))
    clocks = shown.pop("clocks")
    assert shown == {
        "reference": REFERENCE,
        "filed_at": "2026-11-23T06:00:00.000Z",
        "acknowledge_by": "2026-11-30",
        "propose_by": "2027-01-07",
        "external_from": "2026-12-23",
        "receipt": receipt(own, key),
    }
    assert [clock["clock"] for clock in clocks] == ["acknowledge", "propose", "external"]
    assert all(set(clock) == {"clock", "day0", "due", "days", "skipped"} for clock in clocks)
    theirs = card(others, receipt(others, key))
    assert set(theirs) == {"reference", "filed_at", "acknowledge_by", "receipt", "clocks"}
    assert [clock["clock"] for clock in theirs["clocks"]] == ["acknowledge"]
    assert register.view("C-2026-000002")["state"] == "awaiting_authorisation"


def test_a_view_made_step_by_step_is_the_view_made_anew() -> None:
    register = Register()
    register.file(TOLD)
    register.acknowledge(REFERENCE, MONDAY + timedelta(hours=1))

    step: dict[str, object] = {}
    for event in register.events:
        step = followed(step, event, register.payloads[event["payload"]]["data"])
    assert step == register.view(REFERENCE)


def test_without_its_payload_a_complaint_still_shows_its_dates() -> None:
    register = Register()
    register.file()
    bare = view(register.events, lambda _: None)

    assert bare["clocks"] == register.view(REFERENCE)["clocks"]
    assert "narrative" not in bare


def test_a_complaint_without_events_is_a_bug() -> None:
    with pytest.raises(ValueError, match="at least one event"):
        view([], lambda _: None)


def test_r13_a_letter_that_did_not_leave_acknowledges_nothing() -> None:
    register = Register()
    register.file()
    with pytest.raises(NotAllowed, match="stage"):
        acknowledging(register.view(REFERENCE), MONDAY, kind="")
