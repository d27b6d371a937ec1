"""Patterns of answers (`pattern: "[A-Z]{2}[0-9]{6}"`): only those that can never take long."""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass

WORK = 2_000_000
"""Ways to divide a text among the parts of a pattern that may be tried: some 20 ms."""
TRIALS = 5
AN_END = "!"
"""Fits few patterns, so that a text ending in it makes a pattern try everything."""


@dataclass(frozen=True, slots=True)
class Slowest:
    """The text of `length` characters, found by trying, that took longest: `sign` again and again, `end`."""

    milliseconds: float
    sign: str
    end: str
    length: int

    def __str__(self) -> str:
        text = f"{self.sign * 3}…{self.end}"
        return f"{self.milliseconds:.2f} ms at worst, for {text!r} of {self.length} characters"


def pattern_faults(pattern: str, longest: int) -> Iterator[str]:
    """Sentences about what is not understood or might take long for texts of `longest` characters."""
    try:
        re.compile(pattern)
    except re.error as error:
        yield f"the pattern cannot be read: {error.msg}"
        return
    bare = _bare(pattern)
    faults = list(_shape_faults(pattern, bare))
    yield from faults
    if not faults and _work(bare, longest) > WORK:
        yield (
            f"the pattern could be tried in too many ways on {longest} characters: "
            "repeat fewer parts, or give a smaller max"
        )


def _bare(pattern: str) -> str:
    """With `x` for every sign that stands for itself or a class of signs."""
    bare = re.sub(r"\\.", "x", pattern)
    return re.sub(r"\[\^?\]?[^\]]*\]", "x", bare)


def _shape_faults(pattern: str, bare: str) -> Iterator[str]:
    if re.search(r"\\[^dwsDWS.\-+*?()\[\]{}|/\\]", pattern):
        yield "after \\ a pattern may have d, w, s or a sign, and no reference to a group"
    if re.search(r"\(\?(?!:)", bare):
        yield "a pattern may group with (…) or (?:…) and look neither ahead nor behind"
    if re.search(r"\)(?:[*+]|\{)", bare):
        yield "a group in a pattern may not be repeated: a repetition inside a repetition can take for ever"
    if re.search(r"(?:[*+]|\})[*+{]", bare):
        yield "a repetition in a pattern may not be repeated: it can take for ever"


def _work(bare: str, longest: int) -> int:
    """Each part that may take more or fewer characters multiplies the ways, and so does each alternative."""
    ways: int = 2 ** bare.count("|")
    for sign, least, comma, most in re.findall(r"(\(\?:|[*+?])|\{(\d*)(,?)(\d*)\}", bare):
        if sign == "?" or (comma and most):
            ways *= 2 if sign else min(int(most) - int(least or 0) + 1, longest)
        elif sign in ("*", "+") or comma:
            ways *= longest
    return ways


def slowest(pattern: str, longest: int) -> Slowest:
    """Tried with texts of one sign each, among them those of the pattern, that fit or nearly fit."""
    compiled = re.compile(pattern)
    signs = dict.fromkeys([*"a0A -", *re.findall(r"\w", pattern)])
    return max(
        (_timed(compiled, sign, end, longest) for sign in signs for end in (AN_END, sign)),
        key=lambda found: found.milliseconds,
    )


def _timed(compiled: re.Pattern[str], sign: str, end: str, length: int) -> Slowest:
    text, best = sign * (length - 1) + end, float("inf")
    for _ in range(TRIALS):
        began = time.perf_counter()
        compiled.fullmatch(text)
        best = min(best, time.perf_counter() - began)
    return Slowest(best * 1000, sign, end, length)
