"""The trail: numbered events, each with the hash of the one before it, and sealed payloads. Pure.

An event is plain JSON (instants are stamps) and holds no personal data: what was told stands in a payload,
to which the event holds a salted commitment. What is stored, exported and hashed is the same document.
"""

import hashlib
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from bot.model.ids import DraftId, Reference
from bot.model.instants import stamp

GENESIS = "0" * 64
"""What the first event has as the hash of its predecessor."""

Document = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Act:
    """What is to be recorded, before it has a number.

    `complaint`: None for a filing, which gets the next reference of `year`. `version`: counts the events of
    one complaint from 1. `payload`: sealed. `key`: names the act, so that it is recorded once however often
    it is tried. `more`: clocks started and stopped, and what they rest on.
    """

    event: str
    at: datetime
    actor: Document
    after: Document
    before: Document
    complaint: Reference | None
    version: int
    round: int = 1
    payload: Document | None = None
    filed_from: DraftId | None = None
    year: int | None = None
    key: str | None = None
    more: Document | None = None


def next_event(previous: Document | None, act: Act) -> dict[str, Any]:
    """`act` as the event that follows `previous` (None: the first). Chaining again gives another number."""
    highest = dict(previous["last_reference"]) if previous else {}
    event: dict[str, Any] = {
        "_id": previous["_id"] + 1 if previous else 1,
        "at": stamp(act.at),
        "event": act.event,
        "complaint": act.complaint or _next_reference(highest, act),
        "version": act.version,
        "round": act.round,
        "actor": dict(act.actor),
        "before": dict(act.before),
        "after": dict(act.after),
        "prev": digest(previous) if previous else GENESIS,
        "last_reference": highest,
        **(act.more or {}),
    }
    if act.payload is not None:
        event |= {"payload": act.payload["_id"], "commitment": commitment(act.payload)}
    if act.filed_from is not None:
        event["filed_from"] = act.filed_from
    if act.key is not None:
        event["key"] = act.key
    if previous and event["at"] < previous["at"]:
        event["clock_back"] = True
    return event


def chained(previous: Document | None, acts: Sequence[Act]) -> list[dict[str, Any]]:
    """Several acts in a row after `previous`."""
    events: list[dict[str, Any]] = []
    for act in acts:
        events.append(next_event(events[-1] if events else previous, act))
    return events


def _next_reference(highest: dict[str, int], act: Act) -> Reference:
    """Counts on in the year of the complaint, also when the next year's first came in between."""
    if act.year is None:
        raise ValueError("a filing needs the year of its reference")
    number = highest.get(str(act.year), 0) + 1
    highest[str(act.year)] = number
    return reference(act.year, number)


def reference(year: int, number: int) -> Reference:
    return Reference(f"C-{year}-{number:06d}")


def seal(id: str, data: Document, salt: str | None = None) -> dict[str, Any]:
    """A payload: `id` names the act, so that the same act again finds the same payload and salt."""
    return {"_id": id, "salt": salt or secrets.token_hex(32), "data": dict(data)}


def commitment(payload: Document) -> str:
    """Without the salt nobody can guess the data from it; once the salt is purged, nor can we."""
    sealed = canonical({"_id": payload["_id"], "data": payload["data"]})
    return hashlib.sha256(bytes.fromhex(payload["salt"]) + sealed).hexdigest()


def digest(event: Document) -> str:
    return hashlib.sha256(canonical(event)).hexdigest()


def canonical(document: Document) -> bytes:
    """The one way to write a document as bytes. Raises TypeError for what has no one way (a float, null)."""
    written = orjson.dumps(document, option=_PLAIN)
    if _DOUBTFUL.search(written):
        _check(document)
    return written


_PLAIN = orjson.OPT_SORT_KEYS | orjson.OPT_PASSTHROUGH_DATETIME | orjson.OPT_PASSTHROUGH_DATACLASS
_DOUBTFUL = re.compile(rb"[:\[,](?:null|-?\d+[.eE])")
"""How a null or a float is written; a text may hold the same, so the document itself is looked at then."""


def _check(value: object) -> None:
    if isinstance(value, dict):
        for item in value.values():
            _check(item)
    elif isinstance(value, list | tuple):
        for item in value:
            _check(item)
    elif not isinstance(value, str | int):
        raise TypeError(f"{type(value).__name__} has no canonical form; absent values are left out")
