"""The hash of every number of a chain, in forty bytes each, so that a long one is read in little memory."""

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping

BYTES = 32
UNKNOWN = ""
"""Of a document that has no hash, since something that is never written stands in it."""


class Hashes(Mapping[int, str]):
    """By number. Numbers that come in ascending order are kept packed, others in a dictionary."""

    def __init__(self) -> None:
        self._numbers, self._packed = array("q"), bytearray()
        self._others: dict[int, str] = {}

    def add(self, number: int, hash_: str) -> None:
        if hash_ != UNKNOWN and (not self._numbers or number > self._numbers[-1]):
            self._numbers.append(number)
            self._packed += bytes.fromhex(hash_)
        else:
            self._others[number] = hash_

    def __getitem__(self, number: int) -> str:
        if number in self._others:
            return self._others[number]
        place = bisect_left(self._numbers, number)
        if place == len(self._numbers) or self._numbers[place] != number:
            raise KeyError(number)
        return self._packed[place * BYTES : (place + 1) * BYTES].hex()

    def __iter__(self) -> Iterator[int]:
        yield from self._numbers
        yield from self._others

    def __len__(self) -> int:
        return len(self._numbers) + len(self._others)
