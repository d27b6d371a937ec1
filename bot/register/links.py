"""A numbered, hash-chained record read from end to end: what is missing, moved or altered in it. Pure."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from bot.register.chain import GENESIS, Document, digest
from bot.register.faults import Fault, FaultKind
from bot.register.hashes import UNKNOWN, Hashes
from bot.register.reordering import explain_breaks

LARGEST = 2**63 - 1
LOOKED_AT = 10_000
"""Of a gap: how many of its numbers are looked for among what came out of order."""


class Place(StrEnum):
    NEXT = "next"
    AFTER_A_GAP = "after_a_gap"
    OUT_OF_ORDER = "out_of_order"
    NOWHERE = "nowhere"
    """Without a number, or with one that was there before."""


class Signed(NamedTuple):
    """That `number` had this hash, as was signed at `at`."""

    number: int
    hash: str
    at: str


@dataclass
class Links:
    """Fed with every document in the order kept. `name`: what one of them is called in a sentence."""

    name: Callable[[int], str]
    hashes: Hashes = field(default_factory=Hashes)
    last: int = 0
    _faults: list[Fault] = field(default_factory=list)
    _gaps: list[tuple[int, int]] = field(default_factory=list)
    _broken: dict[int, Document] = field(default_factory=dict)

    @property
    def torn(self) -> bool:
        return bool(self._broken or self._gaps)

    def add(self, document: Document) -> Place:
        number, last = document["_id"], self.last
        if not isinstance(number, int) or not 1 <= number <= LARGEST:
            self._note(FaultKind.ALTERED, 0, f"Something without a number stands after {self.name(last)}.")
            return Place.NOWHERE
        if number <= last:
            return self._out_of_order(number, document)
        if number > last + 1:
            self._gaps.append((last + 1, number - 1))
        elif document.get("prev") != (self.hashes[last] if last else GENESIS):
            self._broken[number] = document
        self.last = number
        self._remember(number, document)
        return Place.NEXT if number == last + 1 else Place.AFTER_A_GAP

    def faults(self) -> Iterator[Fault]:
        yield from self._faults
        yield from explain_breaks(self._broken, self.hashes, self.name)
        for first, last in self._gaps:
            looked_at = range(first, min(last, first + LOOKED_AT) + 1)
            gone = next((number for number in looked_at if number not in self.hashes), None)
            if gone is not None:
                more = "" if first == last else f", and so are those up to {last}"
                yield Fault(gone, FaultKind.MISSING, f"{self.name(first)} is missing{more}.")

    def against(self, signed: Signed) -> Fault | None:
        """What a signed word about the record says is wrong with it; None too where the number is missing."""
        number = signed.number
        if number > self.last:
            text = f"{self.name(number)} was signed on {signed.at}, but the end is number {self.last}."
            return Fault(number, FaultKind.TRUNCATED, text)
        if self.hashes.get(number, signed.hash) == signed.hash:
            return None
        text = f"{self.name(number)} is not the one signed on {signed.at}."
        return Fault(number, FaultKind.REWRITTEN, text)

    def _out_of_order(self, number: int, document: Document) -> Place:
        self._note(FaultKind.REORDERED, number, f"{self.name(number)} does not stand in its place.")
        if number in self.hashes:
            return Place.NOWHERE
        self._remember(number, document)
        return Place.OUT_OF_ORDER

    def _remember(self, number: int, document: Document) -> None:
        try:
            self.hashes.add(number, digest(document))
        except TypeError:
            # Something that is never written stands in it; its hash can match nothing.
            self.hashes.add(number, UNKNOWN)
            self._note(FaultKind.ALTERED, number, f"{self.name(number)} holds a value that is never written.")

    def _note(self, kind: FaultKind, number: int, sentence: str) -> None:
        self._faults.append(Fault(number, kind, sentence))
