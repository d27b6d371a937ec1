"""Tells, where a chain breaks, whether a document was moved or altered."""

from collections.abc import Callable, Iterator, Mapping

from bot.register.chain import GENESIS, Document, digest
from bot.register.faults import Fault, FaultKind


def explain_breaks(
    broken: Mapping[int, Document], hashes: Mapping[int, str], name: Callable[[int], str]
) -> Iterator[Fault]:
    """`broken`: those whose `prev` is not the hash of the one before. `hashes`: of every number."""
    moved = _moved(broken, hashes)
    for number in moved:
        yield Fault(number, FaultKind.REORDERED, f"{name(number)} does not stand in its place.")
    for number, document in broken.items():
        if number in moved or number - 1 in moved:
            continue
        guilty = number if _only_its_prev(number, document, broken, hashes) else number - 1
        if guilty == 0:
            yield Fault(1, FaultKind.ALTERED, f"{name(1)} does not begin the chain.")
        elif hashes[guilty]:  # One without a hash was named when it was read.
            yield Fault(guilty, FaultKind.ALTERED, f"{name(guilty)} is not what it was when it was recorded.")


def _moved(broken: Mapping[int, Document], hashes: Mapping[int, str]) -> set[int]:
    """One that continues another than its predecessor stood after that one.

    With its true number it has its true hash again, and by that its true successor is found in turn.
    """
    if not broken:
        return set()
    follower = {str(document.get("prev")): number for number, document in broken.items()}
    number_of = {GENESIS: 0} | {hash_: number for number, hash_ in hashes.items() if hash_ in follower}
    moved: set[int] = set()
    for number, document in broken.items():
        before = number_of.get(str(document.get("prev")))
        while before is not None and before != number - 1 and number not in moved:
            moved.add(number)
            before += 1
            number = follower.get(_hash_as(before, broken[number]), number)
    return moved


def _hash_as(number: int, document: Document) -> str:
    try:
        return digest({**document, "_id": number})
    except TypeError:
        return ""


def _only_its_prev(
    number: int, document: Document, broken: Mapping[int, Document], hashes: Mapping[int, str]
) -> bool:
    """Whether it is the one its successor knows as soon as its `prev` is put right."""
    after = broken.get(number + 1)
    if after is None or number == 1:
        return False
    try:
        return digest({**document, "prev": hashes[number - 1]}) == after.get("prev")
    except TypeError:
        return False
