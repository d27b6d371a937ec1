"""R46: who read what is chained and signed with the daily checkpoint; a line taken out is named."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.register.readings import next_line, plain, reads_of
from bot.register.receipts import Witness, checkpoint, witnesses_in
from tests.register.register_making import MONDAY, Register, register_of, signing_key

KEYS = (signing_key().verifying,)
READERS = ("olga", "max", "eve", "ines")


@pytest.fixture
def register() -> Register:
    made = register_of(2)
    for staff in READERS:
        made.read("C-2026-000001", staff)
    return made


def signed(register: Register) -> Witness:
    made = checkpoint(register.events[-1], signing_key(), MONDAY, reads_of(register.reads[-1]))
    return Witness.model_validate(made)


def lose_the_last(register: Register) -> None:
    del register.reads[3]


def lose_all(register: Register) -> None:
    register.reads.clear()


def lose_one(register: Register) -> None:
    del register.reads[2]


def blame_another(register: Register) -> None:
    register.reads[2]["staff"] = "max"


def add_without_a_number(register: Register) -> None:
    register.reads.append({"_id": "x", "staff": "max"})


def write_anew(register: Register) -> None:
    lines, register.reads = register.reads, []
    for line in lines:
        row = {**plain(line), "staff": "max" if line["staff"] == "eve" else line["staff"]}
        register.reads.append(next_line(register.reads[-1] if register.reads else None, row))


@pytest.mark.parametrize(
    ("plant", "kind", "number"),
    [
        (lose_the_last, "TRUNCATED", 4),
        (lose_all, "TRUNCATED", 4),
        (lose_one, "MISSING", 3),
        (blame_another, "ALTERED", 3),
        (write_anew, "REWRITTEN", 4),
        (add_without_a_number, "ALTERED", 0),
    ],
)
def test_r46_what_was_done_to_the_trail_of_reads_is_named(
    register: Register, plant: Callable[[Register], None], kind: str, number: int
) -> None:
    kept = signed(register)
    assert register.verify([kept], keys=KEYS).whole

    plant(register)
    report = register.verify([kept], keys=KEYS)

    assert [(fault.kind.value, fault.number) for fault in report.faults] == [(kind, number)], report.faults
    assert "trail of reads" in report.faults[0].sentence


def test_r46_reads_after_the_checkpoint_are_no_fault(register: Register) -> None:
    kept = signed(register)
    register.read("C-2026-000002", "olga")

    assert register.verify([kept], keys=KEYS).whole


def test_r46_a_checkpoint_says_how_far_the_reads_went_also_as_a_line(register: Register) -> None:
    kept = signed(register)

    assert witnesses_in(f"kept: {kept.line()}.") == [kept]
    assert witnesses_in(kept.model_dump_json(exclude_none=True)) == [kept]
    fewer = kept.line().replace(f":4:{kept.reads.hash if kept.reads else None}", f":3:{'0' * 64}")
    assert not witnesses_in(fewer)[0].is_signed_by(KEYS[0])
    plain_one = checkpoint(register.events[-1], signing_key(), MONDAY + timedelta(days=1))
    assert "reads" not in plain_one
