"""Complaints as figures see them: which promises were kept, and what they were about. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from bot.register.clocks import as_of

Complaint = Mapping[str, Any]
"""`{received_at, language, team?, service, state, clocks, response?, closed?}` of the register's view."""
STANDS = ("kept", "missed", "running")


def stands(complaints: Iterable[Complaint], clock: str, now: datetime) -> Counter[str]:
    """How often the promise `clock` was kept, missed, or runs on at `now`; reopened rounds count too."""
    found: Counter[str] = Counter()
    for complaint in complaints:
        for one in complaint["clocks"]:
            if one["clock"] == clock:
                at = as_of(one, now)
                found["missed" if "missed_at" in at else "kept" if "stopped_at" in at else "running"] += 1
    return found


def cause(complaint: Complaint) -> str | None:
    """`area.cause` of the newest decision; None while nobody has found one."""
    for part in ("closed", "response"):
        found = (complaint.get(part) or {}).get("root_cause")
        if found:
            return f"{found['area']}.{found['cause']}"
    return None


def outcome(complaint: Complaint) -> str:
    """What the firm decided, else how it was closed, else `undecided`."""
    decided = (complaint.get("response") or {}).get("outcome")
    return str(decided or (complaint.get("closed") or {}).get("as") or "undecided")
