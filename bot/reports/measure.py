"""One conversation as figures see it, from its turns alone. Pure; the definitions are in `defined.py`."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.model.conversation import Turn
from bot.model.entry import By, Entry, Kind
from bot.model.mode import Mode

Measure = dict[str, Any]
"""`{day, language, team, outcome, escalated, waits, longest_wait?, unserved, first_response?, score?,
promises: [{reply_by, settled_on?, late?}], unanswered, complaint?, agents: {id: {name, lines}}}`; times are
seconds.
"""
WRITTEN = frozenset({Kind.SAID, Kind.FILE, Kind.INTERIM, Kind.RESOLVED})
BY_PERSON = frozenset({Mode.WAITING, Mode.AGENT})
NO_TEAM = "none"


def measured(turns: Iterable[Turn], zone: ZoneInfo) -> Measure:
    """`turns`: all of one conversation, oldest first. `zone`: the legal one, in which days begin.

    Raises ValueError when there is none.
    """
    told = list(turns)
    if not told:
        raise ValueError("a conversation has at least one turn")
    head = told[-1].head
    entries = [entry for turn in told for entry in turn.entries]
    seconds, unserved = _waits(told)
    found: Measure = {
        "day": _day(head.started_at, zone),
        "language": head.language,
        "team": _team(told),
        "outcome": outcome(told),
        "escalated": any(turn.head.mode in BY_PERSON for turn in told),
        "waits": seconds,
        "longest_wait": max(seconds, default=None),
        "unserved": unserved,
        "first_response": _first_response(told),
        "score": head.rated,
        "unanswered": _unanswered(told),
        "promises": _promises(told, zone),
        "complaint": head.complaint,
        "agents": _agents(entries),
    }
    return {key: value for key, value in found.items() if value is not None}


def outcome(turns: list[Turn]) -> str:
    """`complaint`, `person`, `bot`, `written`, `abandoned` or `open`: what came of it, the gravest first."""
    head = turns[-1].head
    state = head.inquiry.state if head.inquiry else None
    if head.complaint:
        return "complaint"
    if state == "answered":
        return "person" if head.served else "bot"
    if state is None:
        return "abandoned" if head.mode is Mode.CLOSED else "open"
    return "written" if any(entry.kind is Kind.KEPT for turn in turns for entry in turn.entries) else "open"


def _joined(entry: Entry) -> bool:
    return entry.kind is Kind.JOINED and entry.by is By.AGENT


def _waits(turns: Iterable[Turn]) -> tuple[list[int], int]:
    """Seconds from each entry into the queue to the person who took over, and how often nobody did."""
    seconds: list[int] = []
    unserved, since = 0, None
    for turn in turns:
        if turn.head.mode is Mode.WAITING:
            since = since or turn.head.waiting_since or turn.at
        elif since is not None:
            if turn.head.mode is Mode.AGENT:
                seconds.append(_seconds(since, turn.at))
            else:
                unserved += 1
            since = None
    return seconds, unserved


def _first_response(turns: Iterable[Turn]) -> int | None:
    """Seconds from when a person was first asked for, or came, to the first line that a person wrote."""
    since = None
    for turn in turns:
        if since is None and turn.head.mode in BY_PERSON:
            since = turn.head.waiting_since or turn.at
        for entry in turn.entries if since else ():
            if since and entry.by is By.AGENT and entry.kind in WRITTEN:
                return _seconds(since, entry.at)
    return None


def _team(turns: list[Turn]) -> str:
    """The queue it was last put in; else the one its topic leads to."""
    queues = [turn.head.skill for turn in turns if turn.head.skill]
    return queues[-1] if queues else str(turns[-1].head.fields.get("topic") or NO_TEAM)


def _unanswered(turns: list[Turn]) -> bool:
    """A question that no article answered, or whose article did not help."""
    for turn in turns:
        found = turn.facts.get("found") or {}
        if found.get("decision") == "unknown":
            return True
        if any(entry.field == "solved" and entry.choice == "no" for entry in turn.entries):
            return True
    return False


def _promises(turns: list[Turn], zone: ZoneInfo) -> list[dict[str, Any]]:
    """Of each inquiry the last day for a reply, and the day of the reply once there was one."""
    found: dict[str, dict[str, Any]] = {}
    for turn in turns:
        inquiry = turn.head.inquiry
        if inquiry is None:
            continue
        promise = found.setdefault(inquiry.number, {"reply_by": inquiry.reply_by})
        if inquiry.state != "open" and "settled_on" not in promise:
            promise["settled_on"] = _day(turn.at, zone)
            promise["late"] = promise["settled_on"] > promise["reply_by"]
    return list(found.values())


def _agents(entries: Iterable[Entry]) -> dict[str, dict[str, Any]]:
    """Everyone of staff who led it, with the lines each wrote to the customer."""
    found: dict[str, dict[str, Any]] = {}
    for entry in entries:
        if entry.sender is None or entry.by is not By.AGENT:
            continue
        if _joined(entry):
            found.setdefault(entry.sender, {"name": entry.name or entry.sender, "lines": 0})
        elif entry.sender in found and entry.kind in WRITTEN and entry.text:
            found[entry.sender]["lines"] += 1
    return found


def _day(at: datetime, zone: ZoneInfo) -> str:
    return at.astimezone(zone).date().isoformat()


def _seconds(since: datetime, until: datetime) -> int:
    return max(0, round((until - since).total_seconds()))
