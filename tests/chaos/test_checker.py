"""A checker that cannot fail would prove nothing."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.chaos.checker import Entry, Record, faults


def good() -> Record:
    stored: list[dict[str, Any]] = [
        {"no": 1, "seq": 1, "by": "bot", "kind": "said", "text": "Bonjour"},
        {"no": 2, "seq": 2, "by": "customer", "kind": "said", "text": "a", "client_id": "c1"},
        {"no": 3, "by": "agent", "kind": "note", "text": "n", "client_id": "n1"},
        {"no": 4, "seq": 3, "by": "customer", "kind": "said", "text": "b", "client_id": "c2"},
        {"no": 5, "seq": 4, "by": "agent", "kind": "said", "text": "c", "client_id": "a1"},
    ]
    seen: dict[str, list[Entry]] = {
        "customer": [entry for entry in stored if "seq" in entry],
        "lea": list(stored),
    }
    return Record("c", {"customer": ["c1", "c2"], "lea": ["n1", "a1"]}, stored, seen)


def lost(record: Record) -> None:
    record.stored = [entry for entry in record.stored if entry.get("client_id") != "c2"]


def doubled(record: Record) -> None:
    record.stored = [*record.stored, {**record.stored[4], "no": 6, "seq": 5}]


def gap(record: Record) -> None:
    record.stored = [{**entry, "no": entry["no"] + (entry["no"] > 3)} for entry in record.stored]


def swapped(record: Record) -> None:
    record.acknowledged["customer"] = ["c2", "c1"]


def unseen(record: Record) -> None:
    record.seen["lea"] = record.seen["lea"][:-1]


def other(record: Record) -> None:
    record.seen["customer"][0] = {**record.seen["customer"][0], "text": "Bonsoir"}


def test_a_good_run_has_no_fault() -> None:
    assert faults(good()) == []


@pytest.mark.parametrize("damage", [lost, doubled, gap, swapped, unseen, other])
def test_each_damage_is_found(damage: Callable[[Record], None]) -> None:
    record = good()

    damage(record)

    assert faults(record)
