"""What must be true after any run: nothing lost, nothing doubled, in order, and everybody saw the same."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Entry = Mapping[str, Any]


@dataclass
class Record:
    """One conversation after the run.

    `acknowledged`: by sender, the client_ids that were answered `ok`, in the order they were sent.
    `stored`: every entry of the database, by `no`. `seen`: by viewer, the entries they hold, sorted;
    customers' viewers begin with `customer`, staff's do not.
    """

    conversation: str
    acknowledged: dict[str, list[str]] = field(default_factory=dict)
    stored: Sequence[Entry] = ()
    seen: dict[str, list[Entry]] = field(default_factory=dict)


def faults(record: Record) -> list[str]:
    """One sentence each; empty when all is well."""
    return [
        f"{record.conversation}: {fault}" for fault in (*_numbers(record), *_lines(record), *_views(record))
    ]


def _numbers(record: Record) -> list[str]:
    found = []
    nos = [entry["no"] for entry in record.stored]
    seqs = [entry["seq"] for entry in record.stored if entry.get("seq") is not None]
    for name, numbers in (("no", nos), ("seq", seqs)):
        if numbers != list(range(1, len(numbers) + 1)):
            found.append(f"{name} is not 1…{len(numbers)}")
    return found


def _lines(record: Record) -> list[str]:
    found = []
    for sender, sent in record.acknowledged.items():
        side = "customer" if sender.startswith("customer") else "agent"
        ids = [entry.get("client_id") for entry in record.stored if entry["by"] == side]
        copies = Counter(one for one in ids if one in set(sent))
        lost = [one for one in sent if not copies[one]]
        doubled = [one for one, count in copies.items() if count > 1]
        if lost:
            found.append(f"{len(lost)} acknowledged lines of {sender} are not stored, such as {lost[0]}")
        if doubled:
            found.append(f"{len(doubled)} lines of {sender} are stored twice, such as {doubled[0]}")
        if not lost and not doubled and [one for one in ids if one in set(sent)] != sent:
            found.append(f"the lines of {sender} are out of order")
    return found


def _views(record: Record) -> list[str]:
    found = []
    for viewer, entries in record.seen.items():
        key = "seq" if viewer.startswith("customer") else "no"
        stored = [_gist(entry, key) for entry in record.stored if entry.get(key) is not None]
        seen = [_gist(entry, key) for entry in entries]
        if seen != stored:
            missing = len([one for one in stored if one not in seen])
            found.append(f"{viewer} does not see what is stored: {missing} missing of {len(stored)}")
    return found


def _gist(entry: Entry, key: str) -> tuple[Any, ...]:
    return entry[key], entry["by"], entry["kind"], entry.get("text")
