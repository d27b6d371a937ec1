"""A conversation as lists show it, made from its head; and what of its entries can be searched."""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.model.conversation import Head
from bot.model.entry import STAFF_ONLY, By, Entry
from bot.model.ids import ConversationId
from bot.model.mode import Mode
from bot.model.sensitive import SENSITIVE
from bot.store.driver import Document
from bot.store.head_codec import inquiry_to_document, last_to_document
from bot.store.text import words

LEFT = 2
"""`quiet` when the bot has taken leave."""
INSIDE = frozenset({"_id", "email", "unmeasured"})
TOLD = ("name", "topic")
"""Fields of the conversation that its line shows."""


def line_of(head: Head) -> Document:
    line: Document = {
        "_id": head.conversation,
        "n": head.n,
        "mode": head.mode.value,
        "language": head.language,
        "started_at": head.started_at,
        "last_no": head.last_no,
        "last_seq": head.last_seq,
        "served": list(head.served),
        "filing": head.filing is not None,
        # Until somebody has measured what this turn changed; see figures.py.
        "unmeasured": True,
    }
    line |= {name: head.fields[name] for name in TOLD if head.fields.get(name)}
    if head.tags:
        line["tags"] = list(head.tags)
    if head.fields.get("email"):
        # For a customer's other conversations; the list of what may leave does not name it.
        line["email"] = str(head.fields["email"]).casefold()
    for key in ("waiting_since", "skill", "complaint", "closed_at", "rated"):
        if getattr(head, key) is not None:
            line[key] = getattr(head, key)
    if _waits_for_words(head):
        line["quiet"] = head.position.quiet
    if head.agent:
        line["agent"] = {"id": head.agent.id, "name": head.agent.name}
    if head.offer:
        line["offer"] = {"id": head.offer.staff, "name": head.offer.name, "until": head.offer.until}
    if head.last:
        line["last"] = last_to_document(head.last)
    if head.inquiry:
        line["inquiry"] = inquiry_to_document(head.inquiry)
    return line


def _waits_for_words(head: Head) -> bool:
    """The bot asked for something it needs, somebody who has told something, and has not taken leave yet."""
    told = any(name != "language" for name in head.fields)
    waits = head.mode is Mode.BOT and head.ask is not None and not head.position.at_ease
    return waits and told and head.position.quiet < LEFT


def shown(line: Mapping[str, Any], seen: int) -> Document:
    """The line as callers get it. `seen`: the agents' mark; `unread` counts the lines after it."""
    told = {key: value for key, value in line.items() if key not in INSIDE}
    return {"conversation": line["_id"], **told, "unread": max(0, line["last_seq"] - seen)}


def searchable(conversation: ConversationId, entries: Iterable[Entry]) -> list[Document]:
    """One document for each line that a person wrote; the bot's words would find every conversation."""
    return [
        {
            "_id": {"c": conversation, "no": entry.no},
            "c": conversation,
            "no": entry.no,
            "at": entry.at,
            "note": entry.kind in STAFF_ONLY,
            "text": entry.text,
            "words": words(entry.text),
        }
        for entry in entries
        if entry.text and entry.by in (By.CUSTOMER, By.AGENT) and entry.field not in SENSITIVE
    ]
