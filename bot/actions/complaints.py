"""How staff look into the register of complaints."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.actions import impartial, trail
from bot.actions.desk import Desk
from bot.actions.recording import case_of
from bot.actions.views import current
from bot.errors import NotFound
from bot.model.ids import Reference
from bot.model.people import Actor, Role, Staff
from bot.model.permission import authorize, may, of_complaint, shown
from bot.register.acts import holds, who
from bot.register.lifecycle import OPEN
from bot.register.moves import offered, why_not
from bot.register.view import seen_at, standing
from bot.store.ports import ComplaintQuery

PAGE = 50
SEES_ALL = frozenset({Role.LEAD, Role.AUDITOR})


async def find(
    desk: Desk, actor: Staff, query: ComplaintQuery, page: int = 1
) -> tuple[list[Mapping[str, Any]], int]:
    """Newest first, and the whole count; each row as much as the actor's role sees of it.

    Leads and auditors find all, officers all but those they are excluded from, agents those that the
    conversations they served led to.
    """
    authorize(actor, "complaints.find")
    rows, total = await desk.store.register.complaints(narrowed(actor, query), page=page, size=PAGE)
    now = desk.now()
    return [_seen_by(actor, seen_at(dict(row), now)) for row in rows], total


async def in_charge(desk: Desk, rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Id → name of the officers in `rows`, as `find` showed them."""
    ids = {row["people"]["officer"]["id"] for row in rows if row.get("people", {}).get("officer")}
    return {one.id: one.name for one in await desk.store.people.all() if one.id in ids} if ids else {}


async def read(desk: Desk, actor: Staff, reference: Reference, round: int | None = None) -> dict[str, Any]:
    """The complaint with what the actor may do next, and a line in the trail of who read it.

    An earlier `round` is shown as it ended. Raises NotFound.
    """
    complaint = await permitted(desk, actor, "complaints.read", reference)
    await trail.complaint_read(desk, actor, reference)
    if round not in (None, complaint["round"]):
        return _seen_by(actor, {**await current(desk, reference, round=round), "allowed": []})
    return await shown_to(desk, actor, complaint)


async def shown_to(desk: Desk, actor: Staff, complaint: dict[str, Any]) -> dict[str, Any]:
    """`allowed`: events open to the actor now. `refused`: those of this stage that something is missing for.

    `candidates`: officers who may be assigned, `reviewers`: who may approve; with no candidate left,
    `escalation` says that somebody is needed. `names`: of everybody, by id.
    `repeats`: other open complaints that may be the same matter.
    """
    complaint = seen_at(complaint, desk.now())
    case, kinds = await case_of(desk, actor, complaint, None), who(actor, complaint.get("filer", "self"))
    now = standing(complaint)
    mine = [event for event in offered(now, kinds) if may(actor, f"complaints.{event}", wall_of(complaint))]
    reasons = {event: why_not(event, now, kinds, holds(case)) for event in mine}
    free = await impartial.candidates(desk, complaint)
    complaint["allowed"] = [event for event in mine if not reasons[event]["reasons"]]
    complaint["refused"] = [{"event": event, **why} for event, why in reasons.items() if why["reasons"]]
    complaint["repeats"] = await _repeats(desk, actor, complaint)
    complaint["candidates"] = _named(free)
    complaint["reviewers"] = _named(await impartial.candidates(desk, complaint, Role.OFFICER, Role.LEAD))
    complaint["names"] = {one.id: one.name for one in await desk.store.people.all()}
    if not free and complaint["state"] in OPEN:
        complaint["escalation"] = True
    return _seen_by(actor, complaint)


def _named(people: Sequence[Staff]) -> list[dict[str, str]]:
    return [{"id": one.id, "name": one.name} for one in people]


async def events(desk: Desk, actor: Staff, reference: Reference) -> list[Mapping[str, Any]]:
    """What happened to it, oldest first: the register's own documents, without personal data."""
    await permitted(desk, actor, "complaints.read_events", reference)
    return [event async for event in desk.store.register.events(complaint=reference)]


async def letters(desk: Desk, actor: Staff, reference: Reference) -> list[Mapping[str, Any]]:
    """The letters of a complaint as they were written, and how far each got."""
    await permitted(desk, actor, "complaints.read_evidence", reference)
    return await desk.store.outbox.of_complaint(reference)


async def naming(desk: Desk, actor: Staff, email: str) -> list[Mapping[str, Any]]:
    """Complaints of whoever has this e-mail address, newest first, as far as the actor sees them."""
    authorize(actor, "complaints.find")
    query = narrowed(actor, ComplaintQuery(text=email))
    rows, _ = await desk.store.register.complaints(query, size=PAGE)
    now = desk.now()
    return [_seen_by(actor, seen_at(dict(row), now)) for row in rows if email in _addresses(row)]


async def _repeats(desk: Desk, actor: Staff, complaint: Mapping[str, Any]) -> list[str]:
    """Other open complaints of the same address about the same service: likely the same matter."""
    addresses = _addresses(complaint)
    found: set[str] = set()
    for email in addresses if complaint["state"] in OPEN else ():
        rows, _ = await desk.store.register.complaints(narrowed(actor, ComplaintQuery(text=email)), size=PAGE)
        alike = [row for row in rows if row["state"] in OPEN and row.get("service") == complaint["service"]]
        found |= {row["reference"] for row in alike if _addresses(row) & addresses}
    return sorted(found - {complaint["reference"]} - {link["to"] for link in complaint.get("links", ())})


def _addresses(complaint: Mapping[str, Any]) -> set[str]:
    people = (complaint.get("complainant") or {}, complaint.get("representative") or {})
    return {str(person["email"]).casefold() for person in people if person.get("email")}


def narrowed(actor: Staff, query: ComplaintQuery) -> ComplaintQuery:
    """The query with what the actor may not find left out of it, in the database and not afterwards."""
    if actor.roles & SEES_ALL:
        return query
    if Role.OFFICER in actor.roles:
        return replace(query, not_for=actor.id)
    return replace(query, served_by=actor.id)


async def permitted(desk: Desk, actor: Actor, verb: str, reference: Reference) -> dict[str, Any]:
    try:
        complaint = await current(desk, reference)
    except NotFound:
        authorize(actor, verb, None)
        raise
    authorize(actor, verb, wall_of(complaint))
    return dict(complaint)


def wall_of(complaint: Mapping[str, Any]) -> dict[str, Any]:
    excluded = complaint["people"]["excluded"]
    served = [row["staff"] for row in excluded if row["reason"] == "served_customer"]
    return of_complaint(complaint, served)


def _seen_by(actor: Staff, complaint: Mapping[str, Any]) -> dict[str, Any]:
    whole = may(actor, "complaints.read_events", wall_of(complaint))
    return dict(complaint) if whole else shown(actor, "complaint", complaint)
