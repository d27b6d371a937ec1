"""A conversation's head as a document, and back. What is absent is left out."""

from collections.abc import Mapping
from typing import Any

from bot.model.conversation import Filing, Following, Head, Last, Offer, OpenInquiry, Person, Position
from bot.model.entry import Ask, By
from bot.model.mode import Mode
from bot.store.driver import Document

LONG = 200
"""A field typed as one line and longer than this is kept as the place of that line, not as a copy."""

PLAIN = ("conversation", "started_at", "language", "n", "last_no", "last_seq")
MAYBE = ("waiting_since", "skill", "complaint", "rated", "closed_at")


def head_to_document(head: Head) -> Document:
    document: Document = {key: getattr(head, key) for key in PLAIN}
    document |= {key: getattr(head, key) for key in MAYBE if getattr(head, key) is not None}
    document["mode"] = head.mode.value
    document["position"] = _position_to_document(head.position)
    document["fields"] = {name: value for name, value in head.fields.items() if not is_long(head, name)}
    document["written"] = {name: list(place) for name, place in head.written.items()}
    document["served"] = list(head.served)
    if head.tags:
        document["tags"] = list(head.tags)
    if head.ask:
        document["ask"] = head.ask.to_document()
    for key, person in (("agent", head.agent), ("return_to", head.return_to)):
        if person:
            document[key] = {"id": person.id, "name": person.name}
    if head.offer:
        document["offer"] = {"staff": head.offer.staff, "name": head.offer.name, "until": head.offer.until}
    if head.passed:
        document["passed"] = list(head.passed)
    if head.inquiry:
        document["inquiry"] = inquiry_to_document(head.inquiry)
    if head.filing:
        document["filing"] = {"draft": head.filing.draft, "received_at": head.filing.received_at}
    if head.following:
        document["followed"] = [{"reference": one.reference, "until": one.until} for one in head.following]
    if head.last:
        document["last"] = last_to_document(head.last)
    return document


def head_from_document(document: Mapping[str, Any], texts: Mapping[tuple[int, int], str]) -> Head:
    """`texts`: by turn and entry, the lines that `long_places` asks for."""
    fields = dict(document["fields"])
    for name, place in long_places(document).items():
        fields[name] = texts[place]
    return Head(
        **_same(document),
        mode=Mode(document["mode"]),
        position=_position_from_document(document["position"]),
        fields=fields,
        written={name: (turn, no) for name, (turn, no) in document["written"].items()},
        served=tuple(document["served"]),
        tags=tuple(document.get("tags", ())),
        ask=Ask.from_document(document["ask"]) if "ask" in document else None,
        agent=Person(**document["agent"]) if "agent" in document else None,
        return_to=Person(**document["return_to"]) if "return_to" in document else None,
        offer=Offer(**document["offer"]) if "offer" in document else None,
        passed=tuple(document.get("passed", ())),
        inquiry=OpenInquiry(**document["inquiry"]) if "inquiry" in document else None,
        filing=Filing(**document["filing"]) if "filing" in document else None,
        following=tuple(Following(**one) for one in document.get("followed", ())),
        last=_last_from_document(document["last"]) if "last" in document else None,
    )


def _same(document: Mapping[str, Any]) -> dict[str, Any]:
    """What stands in the document as it stands in the head."""
    return {key: document[key] for key in PLAIN} | {key: document.get(key) for key in MAYBE}


def is_long(head: Head, name: str) -> bool:
    value = head.fields.get(name)
    return name in head.written and isinstance(value, str) and len(value) > LONG


def long_places(document: Mapping[str, Any]) -> dict[str, tuple[int, int]]:
    """Fields of a stored head that stand elsewhere: written as a line, and not copied."""
    kept = document["fields"]
    return {name: (turn, no) for name, (turn, no) in document["written"].items() if name not in kept}


def inquiry_to_document(inquiry: OpenInquiry) -> Document:
    return {
        "number": inquiry.number,
        "opened_at": inquiry.opened_at,
        "reply_by": inquiry.reply_by,
        "state": inquiry.state,
    }


def last_to_document(last: Last) -> Document:
    return {"no": last.no, "by": last.by.value, "text": last.text, "at": last.at}


def _last_from_document(document: Mapping[str, Any]) -> Last:
    return Last(document["no"], By(document["by"]), document["text"], document["at"])


def _position_to_document(position: Position) -> Document:
    document: Document = {"flow": position.flow, "state": position.state, "asked": list(position.asked)}
    document["tries"] = position.tries
    if position.aside is not None:
        document["aside"] = dict(position.aside)
    if position.resume is not None:
        document["resume"] = position.resume
    if position.fixing is not None:
        document["fixing"] = position.fixing
    if position.quiet:
        document["quiet"] = position.quiet
    if position.at_ease:
        document["at_ease"] = True
    if position.reassured:
        document["reassured"] = position.reassured
    if position.tongue_told:
        document["tongue_told"] = True
    if position.earlier is not None:
        document["earlier"] = position.earlier
    return document


def _position_from_document(document: Mapping[str, Any]) -> Position:
    return Position(
        flow=document["flow"],
        state=document["state"],
        asked=tuple(document["asked"]),
        tries=document["tries"],
        aside=document.get("aside"),
        resume=document.get("resume"),
        fixing=document.get("fixing"),
        quiet=document.get("quiet", 0),
        at_ease=document.get("at_ease", False),
        reassured=document.get("reassured"),
        tongue_told=document.get("tongue_told", False),
        earlier=document.get("earlier"),
    )
