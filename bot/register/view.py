"""A complaint as its events add up to: can be thrown away and made again. Pure."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from bot.model.instants import read_stamp
from bot.register.chain import Document
from bot.register.clocks import as_of, stopped, told
from bot.register.lifecycle import ACKNOWLEDGEMENT, MAIN
from bot.register.moves import allowed

PayloadOf = Callable[[str], Document | None]
"""The payload by its id; None once it is purged."""

View = dict[str, Any]


def view(events: Iterable[Document], payload_of: PayloadOf) -> View:
    """The complaint of `events`, oldest first. Instants are datetimes, days and clocks' stamps are text.

    Raises ValueError when there is no event.
    """
    seen: View = {}
    for event in events:
        payload = payload_of(event["payload"]) if "payload" in event else None
        seen = followed(seen, event, payload["data"] if payload else {})
    if not seen:
        raise ValueError("a complaint has at least one event")
    return seen


def followed(before: View, event: Document, data: Document) -> View:
    """The view after one more event; `data` is what its payload holds."""
    after = {**before, **_standing(event)}
    if event["event"] == "file":
        after |= _filed(event, data)
    if event["event"] == "acknowledge":
        after["letters"] = [*before.get("letters", ()), _letter(data)]
    after["clocks"] = _clocks(before.get("clocks", ()), event)
    after["allowed"] = allowed(event["after"])
    return after


def seen_at(complaint: View, now: datetime) -> View:
    """With the promises that have run out by `now` marked as missed."""
    return {**complaint, "clocks": [as_of(clock, now) for clock in complaint["clocks"]]}


def _standing(event: Document) -> View:
    return {
        "_id": event["complaint"],
        "reference": event["complaint"],
        "round": event["round"],
        "version": event["version"],
        "event": event["_id"],
        "changed_at": read_stamp(event["at"]),
        "state": event["after"][MAIN],
        "acknowledgement": event["after"][ACKNOWLEDGEMENT],
    }


def _filed(event: Document, data: Document) -> View:
    named = {key: value for key, value in data.items() if key != "excluded"}
    return {
        **named,
        "received_at": read_stamp(event["received_at"]),
        "registered_at": read_stamp(event["at"]),
        "registered_by": event["actor"],
        "policy": event["policy"],
        "calendar": event["counting"]["calendar"],
        "people": {"excluded": list(data.get("excluded", ()))},
        "letters": [],
    }


def _letter(data: Document) -> View:
    letter = dict(data)
    if "sent_at" in letter:
        letter["sent_at"] = read_stamp(letter["sent_at"])
    return letter


def _clocks(running: Iterable[Mapping[str, Any]], event: Document) -> list[dict[str, Any]]:
    stops = {row["clock"]: row["at"] for row in event.get("stops", ())}
    kept = [
        stopped(clock, stops[clock["clock"]])
        if clock["clock"] in stops and "stopped_at" not in clock
        else dict(clock)
        for clock in running
    ]
    return kept + [dict(clock) for clock in event.get("starts", ())]


def card(event: Document, receipt: Document) -> View:
    """What the chat shows when a complaint was filed (contract: `complaint` of kind `filed`)."""
    due = {clock["clock"]: clock["due"] for clock in event["starts"]}
    shown: View = {
        "reference": event["complaint"],
        "filed_at": event["received_at"],
        "acknowledge_by": due["acknowledge"],
        "receipt": dict(receipt),
        "clocks": told(event["starts"]),
    }
    if "propose" in due:
        shown |= {"propose_by": due["propose"], "external_from": due["external"]}
    return shown
