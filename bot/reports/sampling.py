"""Which conversations of a week are reviewed: some by chance, some for what went wrong. Pure.

The same week and the same conversations give the same sample: chance is a digest of the week and each id, so
nobody chooses, and anybody can draw again.
"""

from collections.abc import Collection, Mapping, Sequence
from hashlib import sha256
from typing import Any

BY_CHANCE = 10
FOR_RISK = 10
LOW_RATING = 2
LONG_WAIT_SECONDS = 600

Line = Mapping[str, Any]


def drawn(
    week: str, lines: Sequence[Line], today: str, late: Collection[str] = ()
) -> list[tuple[str, tuple[str, ...]]]:
    """`[(conversation, reasons)]`. `lines`: the week's, of those that a person led. `late`: conversations
    whose complaint waited too long. `today`: a reply promised for an earlier day is missing."""
    ranked = sorted(lines, key=lambda line: _lot(week, line["conversation"]))
    by_chance = [line["conversation"] for line in ranked[:BY_CHANCE]]
    risky = [(line["conversation"], risks(line, today, late)) for line in ranked]
    # The most reasons first, then the lot.
    worst = sorted((row for row in risky if row[1]), key=lambda row: -len(row[1]))[:FOR_RISK]
    reasons = dict(risky)
    found = {conversation: ("chance", *reasons[conversation]) for conversation in by_chance}
    return list(({**dict(worst), **found}).items())


def risks(line: Line, today: str, late: Collection[str]) -> tuple[str, ...]:
    measured = line.get("measured", {})
    promises = measured.get("promises", ())
    told = {
        "missed_clock": line["conversation"] in late or any(_missed(one, today) for one in promises),
        "low_rating": (line.get("rated") or 5) <= LOW_RATING,
        "complaint": "complaint" in line,
        "long_wait": measured.get("longest_wait", 0) >= LONG_WAIT_SECONDS,
    }
    return tuple(name for name, true in told.items() if true)


def _missed(promise: Mapping[str, Any], today: str) -> bool:
    """The reply came late, or has not come yet though its day is over."""
    return bool(promise.get("late")) or ("settled_on" not in promise and promise["reply_by"] < today)


def _lot(week: str, conversation: str) -> str:
    return sha256(f"{week}:{conversation}".encode()).hexdigest()
