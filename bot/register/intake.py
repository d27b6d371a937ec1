"""From what a customer told in the chat to a complaint that the register takes. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pydantic import ValidationError

from bot.errors import BadRequest, Sentence
from bot.firm.field_sentences import of_fault
from bot.firm.policy import Policy
from bot.model.ids import ConversationId, StaffId
from bot.model.instants import stamp
from bot.register.complaint import Complaint
from bot.register.wording import minor_units

OTHER_SERVICE = "other"
"""Out of scope is registered too; people decide about it afterwards."""

FUTURE_FACTS = Sentence(
    "The date of the facts cannot be in the future.", "La date des faits ne peut pas être dans le futur."
)
_FIELD_OF = {
    "": "email",  # Only the whole tells that there is nobody to write to.
    "complainant.name": "name",
    "complainant.email": "email",
    "complainant.account": "account",
    "representative.name": "name",
    "representative.email": "email",
}
"""Where the chat's fields went, so that a refusal names the one that the customer knows."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What surrounds the fields. `today`: in the legal zone. `served`: staff who led the conversation."""

    policy: Policy
    today: date
    language: str
    declared_at: datetime
    conversation: ConversationId
    served: tuple[StaffId, ...] = ()


def from_chat(fields: Mapping[str, Any], around: Circumstances) -> Complaint:
    """Raises BadRequest with one sentence a field, or when the declaration was not confirmed."""
    _check(fields, around)
    try:
        return Complaint.model_validate(_told(fields, around))
    except ValidationError as error:
        filer = fields.get("filer")
        details = {_name(fault["loc"], filer): of_fault(fault) for fault in error.errors()}
        raise BadRequest(details=details) from None


def _told(fields: Mapping[str, Any], around: Circumstances) -> dict[str, Any]:
    told: dict[str, Any] = {
        "filer": fields.get("filer"),
        "channel": "chat",
        "language": around.language,
        "conversation": around.conversation,
        **_people(fields),
        "authorisation": _files(fields.get("authorisation")),
        "service": fields.get("service"),
        "facts_on": _present(fields.get("facts_on")),
        "amount": _amount(fields.get("amount")),
        "narrative": fields.get("narrative"),
        "wanted": fields.get("wanted"),
        "declaration": {
            "version": around.policy.declaration.version,
            "at": stamp(around.declared_at),
            "language": around.language,
        },
        "attachments": _files(fields.get("evidence")),
        "excluded": [{"staff": staff, "reason": "served_customer"} for staff in around.served],
    }
    return {key: value for key, value in told.items() if value is not None}


def _people(fields: Mapping[str, Any]) -> dict[str, Any]:
    filer = {"name": fields.get("name"), "email": fields.get("email")}
    account = {"account": fields["account"]} if _present(fields.get("account")) else {}
    if fields.get("filer") == "third_party":
        return {"complainant": {"name": fields.get("client_name"), **account}, "representative": filer}
    return {"complainant": filer | account}


def _check(fields: Mapping[str, Any], around: Circumstances) -> None:
    """What only the policy and the day can tell."""
    wrong: dict[str, str] = {}
    if fields.get("declaration") != "yes":
        wrong["declaration"] = Sentence(
            "The declaration of truthfulness was not made.", "La déclaration de sincérité n'a pas été faite."
        )
    services = {service.value for service in around.policy.services} | {OTHER_SERVICE}
    if fields.get("service") not in services:
        wrong["service"] = Sentence("Choose one of the services.", "Choisissez un des services.")
    if (facts_on := _present(fields.get("facts_on"))) and _day(facts_on) > around.today:
        wrong["facts_on"] = FUTURE_FACTS
    if wrong:
        raise BadRequest(details=wrong)


def _amount(kept: Any) -> dict[str, Any] | None:
    """Where the flow asks for an amount of money, which it keeps as `1250.50 EUR`."""
    if not _present(kept):
        return None
    try:
        return minor_units(str(kept))
    except (ValueError, ArithmeticError):
        raise BadRequest(
            details={
                "amount": Sentence(
                    "Write an amount such as 1250.50 EUR.", "Écrivez un montant, par exemple 1250.50 EUR."
                )
            }
        ) from None


def _day(text: Any) -> date:
    try:
        return date.fromisoformat(text)
    except (TypeError, ValueError):
        raise BadRequest(
            details={
                "facts_on": Sentence(
                    "Write a date such as 2026-11-03.", "Écrivez une date, par exemple 2026-11-03."
                )
            }
        ) from None


def _present(value: Any) -> Any:
    """Optional questions that were skipped come as an empty text, or not at all."""
    return value or None


def _files(rows: Iterable[Mapping[str, Any]] | None) -> list[dict[str, Any]]:
    kept = ("file", "name", "type", "bytes", "sha256", "scan")
    return [{key: row[key] for key in kept if key in row} for row in rows or ()]


def _name(place: tuple[int | str, ...], filer: Any) -> str:
    path = ".".join(str(step) for step in place)
    if filer == "third_party" and path == "complainant.name":
        return "client_name"
    return _FIELD_OF.get(path, path)
