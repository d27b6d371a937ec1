"""R26 to R28: every fault that can be planted is named, and the reading never stops at the first."""

import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.register.chain import next_event, seal
from bot.register.receipts import Witness, checkpoint, receipt
from bot.register.verify import Report, Verification
from tests.register.planted_faults import PLANTED, alter, alter_payload, rechain
from tests.register.register_making import MONDAY, Register, calendars, filing, register_of, signing_key

KEYS = (signing_key().verifying,)


def told(report: Report) -> list[tuple[str, int]]:
    return [(fault.kind.value, fault.number) for fault in report.faults]


def witness(event: dict[str, Any], seed: int = 1) -> Witness:
    return Witness.model_validate(receipt(event, signing_key(seed)))


def signed(event: dict[str, Any]) -> Witness:
    return Witness.model_validate(checkpoint(event, signing_key(), MONDAY + timedelta(days=1)))


def test_r27_without_a_witness_nothing_more_is_claimed_than_the_database_shows() -> None:
    report = register_of(3).verify()

    assert report.whole
    assert report.events == 3
    assert report.sentence.startswith("The register is whole as far as the database itself shows")
    assert Register().verify().whole


def test_r26_r27_with_a_witness_the_register_is_whole_up_to_it() -> None:
    register = register_of(3)
    register.acknowledge("C-2026-000002", MONDAY + timedelta(hours=2))
    report = register.verify([signed(register.events[3])], [witness(register.events[1])], KEYS)

    assert report.whole
    assert "witnessed up to event 2" in report.sentence
    assert report.checkpoint == signed(register.events[3])
    assert report.document()["checkpoint"]["number"] == 4


@pytest.mark.parametrize(("plant", "expected"), PLANTED, ids=lambda value: getattr(value, "__name__", ""))
def test_r26_what_was_done_to_the_database_is_named(
    plant: Callable[[Register], None], expected: list[tuple[str, int]]
) -> None:
    register = register_of(5)
    plant(register)
    report = register.verify()

    assert not report.whole
    assert told(report) == expected, report.faults


def test_r26_a_cut_end_is_truncated_and_only_a_witness_shows_it() -> None:
    register = register_of(4)
    last = register.events.pop()
    del register.payloads["d4"]

    assert register.verify().whole
    assert told(register.verify([signed(last)], keys=KEYS)) == [("TRUNCATED", 4)]
    assert told(register.verify(witnesses=[witness(last)], keys=KEYS)) == [("TRUNCATED", 4)]


def test_r26_a_history_written_anew_is_rewritten_and_only_a_witness_shows_it() -> None:
    register = register_of(4)
    receipts = [witness(event) for event in register.events]
    register.events[1]["received_at"] = "2026-11-23T06:00:00.001Z"
    rechain(register, 3)

    assert register.verify().whole
    assert told(register.verify(witnesses=receipts, keys=KEYS)) == [
        ("REWRITTEN", 2),
        ("REWRITTEN", 3),
        ("REWRITTEN", 4),
    ]


def test_r26_the_last_event_altered_is_shown_by_its_checkpoint() -> None:
    register = register_of(2)
    kept = signed(register.events[1])
    register.events[1]["round"] = 7

    assert told(register.verify([kept], keys=KEYS)) == [("REWRITTEN", 2)]
    assert register.verify([kept], keys=KEYS).checkpoint is None


def test_r26_a_receipt_that_this_register_never_signed_is_forged() -> None:
    register = register_of(2)
    forged = witness(register.events[1], seed=2)

    assert told(register.verify(witnesses=[forged], keys=KEYS)) == [("FORGED", 2)]


def test_r28_a_date_that_its_calendar_does_not_give_is_named_though_the_chain_agrees() -> None:
    register = register_of(3)
    clock = register.events[1]["starts"][0]
    clock["due"], clock["due_exclusive_utc"] = "2026-12-15", "2026-12-15T20:00:00.000Z"
    rechain(register, 3)
    report = register.verify()

    assert told(report) == [("WRONG DATE", 2)]
    assert "due on 2026-11-30, not on 2026-12-15" in report.faults[0].sentence


def test_r28_a_holiday_struck_from_the_explanation_is_named() -> None:
    register = register_of(1)
    register.events[0]["starts"][1]["skipped"].pop()

    assert told(register.verify()) == [("WRONG DATE", 1)]


@pytest.mark.parametrize("counting", [{}, {"zone": "Nowhere", "calendar": "SC-2026.1"}])
def test_r28_a_date_that_cannot_be_counted_again_is_named(counting: dict[str, str]) -> None:
    register = register_of(1)
    register.events[0]["counting"] = counting

    assert {kind for kind, _ in told(register.verify())} == {"WRONG DATE"}


def test_r6_r28_a_date_of_an_edition_no_longer_kept_is_counted_on_its_own_holidays() -> None:
    register = register_of(1)
    register.events[0]["counting"]["calendar"] = "SC-2019.1"
    assert register.verify().whole

    register.events[0]["starts"][0]["due"] = "2026-12-01"
    assert told(register.verify()) == [("WRONG DATE", 1)]


def test_r16_a_reference_out_of_turn_is_named_though_the_chain_agrees() -> None:
    register = register_of(3)
    register.events[1]["complaint"] = "C-2026-000007"
    rechain(register, 3)

    assert told(register.verify()) == [("ALTERED", 2)]


def test_r26_many_faults_are_named_in_one_reading() -> None:
    register = register_of(9)
    lost = register.events.pop()
    del register.payloads["d9"]
    alter(register)
    alter_payload(register)
    register.events[5]["starts"][0]["due"] = "2027-01-01"
    del register.payloads["d8"]
    report = register.verify([signed(lost)], keys=KEYS)

    kinds = set(told(report))
    assert {("ALTERED", 2), ("ALTERED", 6), ("WRONG DATE", 6), ("MISSING", 8), ("TRUNCATED", 9)} <= kinds
    assert report.sentence == f"The register is not whole: {len(report.faults)} faults in 8 events."


def test_r17_a_payload_of_a_filing_under_way_is_no_fault() -> None:
    register = register_of(1)
    register.payloads["d9"] = seal("d9", {"narrative": "not chained yet"})

    assert register.verify().whole


GARBAGE: tuple[Any, ...] = (None, 1.5, -1, "x", [], [7], {}, {"a": None}, [{"clock": 1}], ["é"])


@pytest.mark.parametrize("value", GARBAGE, ids=repr)
def test_r26_whatever_stands_in_an_event_the_reading_goes_on(value: Any) -> None:
    for name in sorted(register_of(1).events[0].keys()):
        register = register_of(3)
        register.events[1][name] = value

        report = register.verify()

        assert not report.whole, name
        assert {fault.number for fault in report.faults} <= {0, 1, 2, 3}, report.faults


def test_r26_a_long_register_is_read_in_some_fifty_bytes_an_event() -> None:
    last: dict[str, Any] = register_of(1).events[0]
    verification, count = Verification(calendars()), 20_000
    verification.event(last)
    tracemalloc.start()
    for number in range(2, count):
        told = seal(f"p{number}", {"text": "x"}, salt="ab" * 32)
        act = replace(filing(), event="provide_information", complaint=last["complaint"], version=number)
        last = next_event(last, replace(act, payload=told, filed_from=None, year=None, more=None))
        verification.event(last)
        verification.payload(told)
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert verification.report().events == count - 1
    assert kept / count < 80
