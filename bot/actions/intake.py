"""Complaints that came by e-mail, phone or post: an officer registers them, with the proof of their day."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from bot.actions import impartial
from bot.actions.complaints import shown_to
from bot.actions.desk import Desk
from bot.actions.settling import settle
from bot.errors import BadRequest, ClientIdReused, Sentence, TryAgain
from bot.model.ids import DraftId
from bot.model.instants import stamp
from bot.model.people import Staff
from bot.model.permission import authorize
from bot.register import acts
from bot.register.chain import seal
from bot.register.complaint import Complaint, checked
from bot.register.intake import FUTURE_FACTS, OTHER_SERVICE

TOLD_BY_STAFF = (
    *("filer", "channel", "language", "complainant", "representative", "service", "facts_on", "amount"),
    *("narrative", "wanted", "reception"),
)
"""What two requests with the same key must agree in."""


async def register_for(desk: Desk, staff: Staff, told: Mapping[str, Any], key: str) -> dict[str, Any]:
    """`told`: the complaint's fields, `received_on`, and its `reception`. The same `key` is one complaint.

    Raises BadRequest with one sentence a field.
    """
    authorize(staff, "complaints.register")
    draft = DraftId(f"staff:{staff.id}:{key}")
    earlier = await desk.store.register.filed_from(draft)
    if earlier is None:
        earlier = await _file(desk, staff, told, draft)
    elif (payload := await desk.store.register.payload(earlier["payload"])) is not None:
        _must_agree(payload["data"], await _complaint(desk, told))
    return await shown_to(desk, staff, await settle(desk, earlier))


async def _file(desk: Desk, staff: Staff, told: Mapping[str, Any], draft: DraftId) -> Mapping[str, Any]:
    received_at = _received(desk, told)
    complaint = await _complaint(desk, told)
    await desk.store.register.put_payload(draft, seal(draft, complaint.data()))
    payload = await desk.store.register.payload(draft)
    if payload is None:
        raise TryAgain(retry_after=1)
    _must_agree(payload["data"], complaint)
    act = acts.filing(
        Complaint.model_validate(payload["data"]),
        payload,
        desk.tools.almanac,
        draft=draft,
        received_at=received_at,
        at=desk.now(),
        actor=staff,
    )
    return await desk.writer.append(act)


def _must_agree(kept: Mapping[str, Any], complaint: Complaint) -> None:
    told = complaint.data()
    if any(kept.get(name) != told.get(name) for name in TOLD_BY_STAFF):
        raise ClientIdReused("This Idempotency-Key was already used for something else.")


async def _complaint(desk: Desk, told: Mapping[str, Any]) -> Complaint:
    fields = {name: value for name, value in told.items() if name != "received_on"}
    if fields["service"] not in {row.value for row in desk.policy.services} | {OTHER_SERVICE}:
        raise BadRequest(
            details={"service": Sentence("Choose one of the services.", "Choisissez un des services.")}
        )
    if fields.get("facts_on") and fields["facts_on"] > desk.tools.almanac.today(desk.now()).isoformat():
        raise BadRequest(details={"facts_on": FUTURE_FACTS})
    declared = {"version": desk.policy.declaration.version, "at": stamp(desk.now())}
    texts = (str(fields["narrative"]), str(fields["wanted"]))
    fields["declaration"] = {**declared, "language": fields["language"]}
    fields["excluded"] = await impartial.at_filing(desk, (), texts)
    return checked(fields)


def _received(desk: Desk, told: Mapping[str, Any]) -> datetime:
    """Now, or noon of an earlier day: day 0 is the day of receipt, whatever its hour."""
    now, almanac = desk.now(), desk.tools.almanac
    today, day = almanac.today(now), date.fromisoformat(told["received_on"])
    if day > today:
        raise BadRequest(
            details={"received_on": Sentence("This day is in the future.", "Cette date est dans le futur.")}
        )
    if day < today - timedelta(days=1) and not told["reception"].get("late_reason"):
        sentence = Sentence(
            "Say why it is registered later than the day after it came.",
            "Dites pourquoi elle est enregistrée après le lendemain de sa réception.",
        )
        raise BadRequest(details={"reception.late_reason": sentence})
    return now if day == today else datetime.combine(day, time(12), tzinfo=almanac.zone)
