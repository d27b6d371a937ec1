"""Tells, where the chain breaks, whether an event was moved or altered."""

from collections.abc import Iterator, Mapping

from bot.register.chain import GENESIS, Document, digest
from bot.register.faults import Fault, FaultKind


def explain_breaks(broken: Mapping[int, Document], hashes: Mapping[int, str]) -> Iterator[Fault]:
    """`broken`: events whose `prev` is not the hash of the event before. `hashes`: of every number."""
    moved = _moved(broken, hashes)
    for number in moved:
        yield Fault(number, FaultKind.REORDERED, f"Event {number} does not stand in its place.")
    for number, event in broken.items():
        if number in moved or number - 1 in moved:
            continue
        guilty = number if _only_its_prev(number, event, broken, hashes) else number - 1
        if guilty == 0:
            yield Fault(1, FaultKind.ALTERED, "Event 1 does not begin the chain.")
        elif hashes[guilty]:  # One without a hash was named when it was read.
            yield Fault(guilty, FaultKind.ALTERED, f"Event {guilty} is not what it was when it was recorded.")


def _moved(broken: Mapping[int, Document], hashes: Mapping[int, str]) -> set[int]:
    """An event that continues another than its predecessor stood after that one.

    With its true number it has its true hash again, and by that its true successor is found in turn.
    """
    if not broken:
        return set()
    number_of = {GENESIS: 0} | {hash_: number for number, hash_ in hashes.items()}
    follower = {event.get("prev"): number for number, event in broken.items()}
    moved: set[int] = set()
    for number, event in broken.items():
        before = number_of.get(str(event.get("prev")))
        while before is not None and before != number - 1 and number not in moved:
            moved.add(number)
            before += 1
            number = follower.get(_hash_as(before, broken[number]), number)
    return moved


def _hash_as(number: int, event: Document) -> str:
    try:
        return digest({**event, "_id": number})
    except TypeError:
        return ""


def _only_its_prev(
    number: int, event: Document, broken: Mapping[int, Document], hashes: Mapping[int, str]
) -> bool:
    """Whether the event is the one its successor knows as soon as its `prev` is put right."""
    after = broken.get(number + 1)
    if after is None or number == 1:
        return False
    try:
        return digest({**event, "prev": hashes[number - 1]}) == after.get("prev")
    except TypeError:
        return False
