"""A person asks what is kept about them, or asks for its erasure: answered whole, and field by field."""

import logging
import secrets
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from itertools import count
from typing import Any

from bot.actions import trail
from bot.actions.answering import OPEN
from bot.actions.complaints import wall_of
from bot.actions.desk import Desk
from bot.actions.forgetting import forget_inquiry, forget_words
from bot.actions.views import current
from bot.model.conversation import Head
from bot.model.ids import ConversationId, InquiryNumber, Reference, StaffId
from bot.model.instants import stamp
from bot.model.mode import Mode
from bot.model.people import Staff
from bot.model.permission import authorize, may
from bot.model.queries import ComplaintQuery, LineQuery
from bot.register.subjects import Answered, of_complaint

log = logging.getLogger(__name__)
AT_ONCE = 200
PAGE = 50


async def access(desk: Desk, staff: Staff, email: str, proof: str) -> dict[str, Any]:
    """Everything kept of whoever has this address: complaints with their letters, conversations, inquiries.

    `proof`: how it was made sure that the person who asks is the one. `withheld`: complaints that `staff` is
    excluded from; somebody else answers for those.
    """
    authorize(staff, "subjects.answer")
    mine, withheld = await _complaints(desk, staff, email.casefold())
    complaints = [{**one, "letters_sent": await _letters(desk, Reference(one["reference"]))} for one in mine]
    heads = await _conversations(desk, email.casefold())
    answer = {
        "email": email,
        "at": stamp(desk.now()),
        "complaints": complaints,
        "conversations": [await _told(desk, head) for head in heads],
        "inquiries": [*await _inquiries(desk, heads), *await _written_down(desk, email.casefold())],
        "withheld": withheld,
    }
    await _record(desk, staff, {"kind": "access", "proof": proof, "withheld": withheld}, mine)
    return answer


async def requests(desk: Desk, staff: Staff, page: int = 1) -> tuple[list[dict[str, Any]], int]:
    """How earlier requests were answered, the newest first, and how many; nothing about the persons.

    `[{id, at, kind, by, name, proof, complaints, withheld?, answers?}]`
    """
    authorize(staff, "subjects.answer")
    names = {one.id: one.name for one in await desk.store.people.all()}
    rows, total = await desk.store.register.requests(page=page, size=PAGE)
    return [_shown(dict(row), names) for row in rows], total


def _shown(row: dict[str, Any], names: Mapping[StaffId, str]) -> dict[str, Any]:
    by = row["by"]
    return {**row, "id": row.pop("_id"), "at": stamp(row["at"]), "name": names.get(by, by)}


async def foresee(desk: Desk, staff: Staff, email: str) -> dict[str, Any]:
    """What `erase` would answer; nothing goes, and nothing is recorded."""
    authorize(staff, "subjects.answer")
    mine, withheld = await _complaints(desk, staff, email.casefold())
    heads = await _conversations(desk, email.casefold())
    written = await desk.store.inquiries.of_address(email.casefold())
    answers = [
        *_of_complaints(mine),
        *[await _of_conversation(desk, head) for head in heads],
        *[_of_inquiry(inquiry) for inquiry in written],
    ]
    return {"answers": [answer.document() for answer in answers], "withheld": withheld}


async def erase(desk: Desk, staff: Staff, email: str, proof: str) -> dict[str, Any]:
    """`{answers: [{of, field, answer, ground, until?}], withheld}`: what may go goes now."""
    authorize(staff, "subjects.answer")
    mine, withheld = await _complaints(desk, staff, email.casefold())
    answers = _of_complaints(mine)
    for head in await _conversations(desk, email.casefold()):
        answer = await _of_conversation(desk, head)
        if answer.answer == "erased_now":
            await forget_words(desk, head.conversation)
        answers.append(answer)
    for inquiry in await desk.store.inquiries.of_address(email.casefold()):
        answers.append(answer := _of_inquiry(inquiry))
        if answer.answer == "erased_now":
            await forget_inquiry(desk, InquiryNumber(inquiry["number"]))
    rows = [answer.document() for answer in answers]
    await _record(desk, staff, {"kind": "erasure", "proof": proof, "answers": rows}, mine)
    log.info("an erasure was answered: %d rows", len(rows))
    return {"answers": rows, "withheld": withheld}


def _of_complaints(mine: list[dict[str, Any]]) -> list[Answered]:
    return [answer for complaint in mine for answer in of_complaint(complaint)]


async def _of_conversation(desk: Desk, head: Head) -> Answered:
    if head.complaint is not None:
        complaints = await desk.store.register.of_conversation(head.conversation)
        days = [_kept_until(complaint) for complaint in complaints if complaint["state"] != "purged"]
        if complaints and not days:
            return Answered(head.conversation, "everything", "erased_before", "purged")
        until = max((day for day in days if day), default=None)
        if until is None or None in days:
            return Answered(head.conversation, "everything", "kept_until", "complaint_open")
        return Answered(head.conversation, "everything", "kept_until", "legal_obligation", until)
    if head.mode is not Mode.CLOSED:
        return Answered(head.conversation, "everything", "restricted", "conversation_open")
    if head.inquiry is not None and head.inquiry.state in OPEN:
        # Without the address and the question nobody could answer it any more.
        return Answered(head.conversation, "everything", "restricted", "inquiry_open")
    return Answered(head.conversation, "everything", "erased_now", "no_longer_needed")


def _kept_until(complaint: Mapping[str, Any]) -> str | None:
    """None while it is open."""
    return next((row["due"] for row in complaint["clocks"] if row["clock"] == "retention"), None)


def _of_inquiry(inquiry: Mapping[str, Any]) -> Answered:
    """One that came by phone, e-mail or post."""
    if inquiry["state"] == "answered":
        return Answered(inquiry["number"], "everything", "erased_now", "no_longer_needed")
    return Answered(inquiry["number"], "everything", "restricted", "inquiry_open")


async def _complaints(desk: Desk, staff: Staff, email: str) -> tuple[list[dict[str, Any]], list[str]]:
    """Views, and references of those that `staff` may not read."""
    rows = await _all(partial(desk.store.register.complaints, ComplaintQuery(text=email)))
    named = [row for row in rows if email in _addresses(row)]
    hidden = [row for row in named if not may(staff, "complaints.read_events", wall_of(row))]
    seen = [await current(desk, Reference(row["_id"])) for row in named if row not in hidden]
    return seen, [row["reference"] for row in hidden]


def _addresses(complaint: Mapping[str, Any]) -> set[str]:
    people = (complaint.get("complainant") or {}, complaint.get("representative") or {})
    return {str(person["email"]).casefold() for person in people if person.get("email")}


async def _conversations(desk: Desk, email: str) -> list[Head]:
    lines = await _all(partial(desk.store.lines.find, LineQuery(email=email)))
    heads = [await desk.store.turns.head(ConversationId(line["conversation"])) for line in lines]
    return [head for head in heads if head is not None]


async def _all(find: Callable[..., Awaitable[Sequence[Any]]]) -> list[Mapping[str, Any]]:
    """Every page of what `find` gives; an answer that leaves something out would be none."""
    found: list[Mapping[str, Any]] = []
    for page in count(1):
        rows = (await find(page=page, size=AT_ONCE))[0]
        found += rows
        if len(rows) < AT_ONCE:
            break
    return found


async def _told(desk: Desk, head: Head) -> dict[str, Any]:
    entries, more = await desk.store.turns.entries(head.conversation, limit=AT_ONCE)
    while more:
        page, more = await desk.store.turns.entries(
            head.conversation, after=entries[-1].seq or 0, limit=AT_ONCE
        )
        entries += page
    return {
        "conversation": head.conversation,
        "started_at": stamp(head.started_at),
        "language": head.language,
        "fields": dict(head.fields),
        "entries": [{**entry.to_document(), "at": stamp(entry.at)} for entry in entries],
    }


async def _inquiries(desk: Desk, heads: list[Head]) -> list[Mapping[str, Any]]:
    numbers = [head.inquiry.number for head in heads if head.inquiry]
    found = [await desk.store.inquiries.get(number) for number in numbers]
    return [row for row in found if row is not None]


async def _written_down(desk: Desk, email: str) -> list[dict[str, Any]]:
    """What came by phone, e-mail or post, with the letters that answered it."""
    found = await desk.store.inquiries.of_address(email)
    letters = [await desk.store.outbox.of_inquiry(InquiryNumber(one["number"])) for one in found]
    return [{**one, "letters_sent": _sent(sent)} for one, sent in zip(found, letters, strict=True)]


async def _letters(desk: Desk, reference: Reference) -> list[dict[str, Any]]:
    return _sent(await desk.store.outbox.of_complaint(reference))


def _sent(letters: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    shown = ("kind", "to", "language", "subject", "text", "sent_at", "written_at")
    return [{name: row[name] for name in shown if name in row} for row in letters]


async def _record(desk: Desk, staff: Staff, what: Mapping[str, Any], mine: list[dict[str, Any]]) -> None:
    """That the request was answered, and how; without the person's name or address."""
    for complaint in mine:
        await trail.complaint_read(desk, staff, Reference(complaint["reference"]))
    row = {"_id": secrets.token_hex(16), "at": desk.now(), "by": staff.id, **what}
    complaints = [complaint["reference"] for complaint in mine]
    await desk.store.register.record_request({**row, "complaints": complaints})
