"""Patterns of answers (`pattern: "[A-Z]{2}[0-9]{6}"`): only those that can never take long."""

import re
import time
from collections.abc import Iterator

OPEN_ENDED = 3
"""Repetitions without an end in one pattern; each multiplies the work on a long text."""
TRIALS = 5


def pattern_faults(pattern: str) -> Iterator[str]:
    """Sentences about what is not understood or might take long."""
    try:
        re.compile(pattern)
    except re.error as error:
        yield f"the pattern cannot be read: {error.msg}"
        return
    bare = re.sub(r"\\.", "x", pattern)
    bare = re.sub(r"\[\^?\]?[^\]]*\]", "x", bare)
    if re.search(r"\\[^dwsDWS.\-+*?()\[\]{}|/\\]", pattern):
        yield "after \\ a pattern may have d, w, s or a sign, and no reference to a group"
    if re.search(r"\(\?(?!:)", bare):
        yield "a pattern may group with (…) or (?:…) and look neither ahead nor behind"
    if re.search(r"\)(?:[*+]|\{)", bare):
        yield "a group in a pattern may not be repeated: a repetition inside a repetition can take for ever"
    if re.search(r"(?:[*+]|\})[*+{]", bare):
        yield "a repetition in a pattern may not be repeated: it can take for ever"
    if len(re.findall(r"[*+]|\{[0-9]+,\}", bare)) > OPEN_ENDED:
        yield f"a pattern may hold at most {OPEN_ENDED} repetitions without an end"


def slowest_ms(pattern: str, longest: int) -> float:
    """The worst time found for texts of `longest` characters that nearly fit."""
    compiled = re.compile(pattern)
    texts = [sign * (longest - 1) + end for sign in "a0A -" for end in ("!", sign)]
    return max(_timed(compiled, text) for text in texts)


def _timed(compiled: re.Pattern[str], text: str) -> float:
    best = float("inf")
    for _ in range(TRIALS):
        began = time.perf_counter()
        compiled.fullmatch(text)
        best = min(best, time.perf_counter() - began)
    return best * 1000
