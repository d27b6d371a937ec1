"""Finds complaints by what their views hold."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.model.instants import stamp
from bot.register.clocks import PROMISED
from bot.store.driver import Document
from bot.store.ports import ComplaintQuery
from bot.store.text import having, words

MILLISECONDS = 3_000


ENDED = ["closed", "purged"]


def conditions(query: ComplaintQuery) -> Document:
    """Every condition stands alone, so that none replaces another."""
    asked: list[Mapping[str, Any]] = list(having("words", query.text))
    equal = (("state", query.state), ("people.officer.id", query.officer), ("service", query.service))
    for key, value in equal:
        if value is not None:
            asked.append({key: value})
    if query.open:
        asked.append({"state": {"$nin": ENDED}})
    for operator, at in (("$gte", query.since), ("$lt", query.until)):
        if at is not None:
            asked.append({"received_at": {operator: at}})
    if query.late and query.now:
        asked.append(_late(query.now))
    if query.not_for is not None:
        asked.append({"people.excluded.staff": {"$ne": query.not_for}})
    if query.served_by is not None:
        served = {"staff": query.served_by, "reason": "served_customer"}
        asked.append({"people.excluded": {"$elemMatch": served}})
    return {"$and": asked} if asked else {}


def missed(now: datetime) -> Document:
    """A promise about the complaint was ever missed, or is late at `now`."""
    return {"$or": [{"misses.0": {"$exists": True}}, {"clocks.missed_at": {"$exists": True}}, _late(now)]}


def _late(now: datetime) -> Document:
    # Stamps of one form sort as the instants they name.
    over = {
        "clock": {"$in": list(PROMISED)},
        "due_exclusive_utc": {"$lte": stamp(now)},
        "stopped_at": {"$exists": False},
    }
    return {"clocks": {"$elemMatch": over}}


def words_of(view: Mapping[str, Any]) -> list[str]:
    """Every word of every text in the view: its reference, names, what was written."""
    return words(" ".join(_texts(view)))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, Sequence) and not isinstance(value, bytes):
        for part in value:
            yield from _texts(part)
