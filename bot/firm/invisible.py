"""Signs that nobody sees and that change what everybody reads; no file of the firm may hold one."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Control characters but tab and line feed, and those that turn the direction of what follows."""


def named(sign: str) -> str:
    return f"an invisible character (U+{ord(sign):04X})"


def in_lines(text: str) -> Iterator[tuple[int, int, str]]:
    """Line and column, from 1, and the sign. Some editors end a line with a carriage return too."""
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        for found in INVISIBLE.finditer(line):
            yield number, found.start() + 1, found[0]


def in_values(
    value: Any, path: Sequence[str | int] = (), around: Sequence[int] = ()
) -> Iterator[tuple[Sequence[str | int], str]]:
    """Where in a document, and the sign: one written as an escape stands only there.

    `around`: the `id` of what `value` stands in, since an alias may name that.
    """
    if isinstance(value, str):
        yield from ((path, sign) for sign in sorted(set(INVISIBLE.findall(value))))
    elif id(value) in around:
        return
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from in_values(key, (*path, key))
            yield from in_values(inner, (*path, key), (*around, id(value)))
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from in_values(inner, (*path, at), (*around, id(value)))
