"""A complaint as its events add up to: can be thrown away and made again. Pure."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from bot.model.instants import read_stamp
from bot.register.chain import Document
from bot.register.clocks import as_of, stopped, told
from bot.register.effects import EFFECTS
from bot.register.lifecycle import START

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
    effect = EFFECTS.get(event["event"])
    changed = effect(before, event, data) if effect else {}
    after = {**before, **_standing(event), **changed}
    after["clocks"] = _clocks(after.get("clocks", ()), event)
    return {key: value for key, value in after.items() if value is not None}


def standing(complaint: Mapping[str, Any]) -> dict[str, str]:
    """Where it stands on each chart."""
    return {chart: complaint.get(chart, start) for chart, start in START.items()}


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
        **{chart: event["after"].get(chart, start) for chart, start in START.items()},
    }


def _clocks(running: Iterable[Mapping[str, Any]], event: Document) -> list[dict[str, Any]]:
    stops = {row["clock"]: row["at"] for row in event.get("stops", ())}
    reopened = set(event.get("restarts", ()))
    rows = [dict(clock) for clock in running]
    newest = {clock["clock"]: at for at, clock in enumerate(rows)}
    kept = [
        _after(clock, stops, reopened if newest[clock["clock"]] == at else set())
        for at, clock in enumerate(rows)
    ]
    return kept + [dict(clock) for clock in event.get("starts", ())]


def _after(clock: Mapping[str, Any], stops: Mapping[str, str], reopened: set[str]) -> dict[str, Any]:
    if clock["clock"] in stops and "stopped_at" not in clock:
        return stopped(clock, stops[clock["clock"]])
    if clock["clock"] in reopened:
        return {key: value for key, value in clock.items() if key != "stopped_at"}
    return dict(clock)


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
