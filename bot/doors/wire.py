"""What leaves through the sockets, in the contract's shapes: an allow-list of fields for each side."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.firm.policy import Policy
from bot.model.conversation import Head
from bot.model.entry import Ask, By, Entry
from bot.model.instants import stamp
from bot.model.mode import Mode
from bot.model.permission import CUSTOMERS_ENTRY, STAFFS_ENTRY
from bot.model.sensitive import seen_by_staff

AddressOf = Callable[[Mapping[str, Any]], str]
"""The network address behind a socket's environment, forwarded only by trusted proxies."""

SOCKETS_A_TOKEN = 5


@dataclass(frozen=True, slots=True)
class Place:
    """`position`: in the queue of its language, from 1; `minutes`: expected, where enough waited to tell."""

    position: int
    minutes: int | None


LIMITS = {"text": 4_000, "long_text": 8_000}


def welcome(head: Head, token: str, policy: Policy, place: Place | None = None) -> dict[str, Any]:
    """`place`: in the queue, while the conversation waits."""
    limits = {**LIMITS, "file": policy.files.bytes_each, "files": policy.files.per_conversation}
    document: dict[str, Any] = {
        "conversation": head.conversation,
        "token": token,
        "language": head.language,
        "mode": head.mode.value,
        "last_seq": head.last_seq,
        "limits": limits,
    }
    if head.ask is not None:
        document["ask"] = head.ask.to_document()
    if head.agent is not None:
        document["agent"] = {"name": head.agent.name}
    if head.mode is Mode.WAITING and place is not None:
        document |= waiting(place)
    return document


def mode(head: Head, position: int | None = None) -> dict[str, Any]:
    """The customer's `mode` event; the staff's carries the conversation beside it."""
    document: dict[str, Any] = {"mode": head.mode.value}
    if head.agent is not None:
        document["agent"] = {"name": head.agent.name}
    if head.mode is Mode.WAITING and position is not None:
        document["position"] = position
    if head.ask is not None:
        document["ask"] = head.ask.to_document()
    return document


def waiting(place: Place) -> dict[str, Any]:
    """The `mode` of who waits; without enough waits to go by, no figure."""
    mode = {"mode": Mode.WAITING.value, "position": place.position}
    return mode | ({"wait_minutes": place.minutes} if place.minutes is not None else {})


def customers(entry: Entry) -> dict[str, Any]:
    """The entry as the customer may see it. Raises ValueError for a note, which must never get here."""
    if entry.seq is None:
        raise ValueError("a note has no place on a customer's socket")
    return _sent(entry, CUSTOMERS_ENTRY)


def staffs(entry: Entry) -> dict[str, Any]:
    """With account numbers masked; whoever has to read one asks for it, and that is recorded."""
    document = _sent(entry, STAFFS_ENTRY)
    if entry.text:
        # Of the field's value; what the bot asks for it, and a choice instead of it, hide nothing.
        typed = entry.by is By.CUSTOMER and entry.choice is None
        document["text"] = seen_by_staff(entry.text, entry.field if typed else None)
    if entry.ask is not None:
        document["ask"] = _staffs_ask(entry.ask)
    return document


def staffs_mode(mode: Mapping[str, Any], head: Head) -> dict[str, Any]:
    """`mode` as the consoles get it."""
    document = {"conversation": head.conversation, **mode}
    return document | ({"ask": _staffs_ask(head.ask)} if head.ask is not None else {})


def _staffs_ask(ask: Ask) -> dict[str, Any]:
    """Its answers masked; what was written earlier stands above, as lines of their own."""
    document = replace(ask, earlier=None).to_document()
    if ask.summary:
        rows = [{**row, "value": seen_by_staff(row["value"], row["field"])} for row in ask.summary]
        document["summary"] = rows
    return document


def fields(told: Mapping[str, Any]) -> dict[str, Any]:
    """What the customer told, as staff see it."""
    shown = {
        name: seen_by_staff(value, name) if isinstance(value, str) else value for name, value in told.items()
    }
    kept: dict[str, Any] = plain(shown)
    return kept


def plain(value: Any) -> Any:
    """A document for JSON: instants as stamps, nothing absent."""
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items() if item is not None}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return stamp(value) if isinstance(value, datetime) else value


def _sent(entry: Entry, visible: frozenset[str]) -> dict[str, Any]:
    document = entry.to_document()
    document["at"] = stamp(entry.at)
    return {key: value for key, value in document.items() if key in visible}
