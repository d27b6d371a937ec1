"""What fills the blanks of each letter, from the complaint and the policy. Pure."""

from collections.abc import Mapping
from typing import Any

from bot.firm.policy import Both, Policy, Recourse
from bot.register.chain import Document
from bot.register.clocks import Almanac
from bot.register.receipts import Witness
from bot.register.wording import day_in_words, zone_in_words

EXPLAINED: Mapping[str, Both] = {
    "acknowledge": Both(fr="Accusé de réception", en="Acknowledgement"),
    "propose": Both(fr="Réponse proposée", en="Proposed answer"),
}
"""The clocks whose days the acknowledgement explains."""

OTHER = Both(fr="Autre", en="Other")
"""The service that is in no agreement; people decide about it."""


def acknowledgement(view: Document, almanac: Almanac, receipt: Document) -> dict[str, Any]:
    """`view`: of the filed complaint. Recourse and contact come from the policy as it is now."""
    language, policy = view["language"], almanac.policy
    clocks = {clock["clock"]: clock for clock in view["clocks"]}
    blanks = {
        **_firm(policy, language),
        "reference": view["reference"],
        "name": (view.get("representative") or view["complainant"])["name"],
        "received_on": day_in_words(almanac.today(view["received_at"]), language),
        "zone": zone_in_words(policy.firm.legal_zone, language),
        "service": _service(policy, view["service"]).of(language),
        "day0": day_in_words(clocks["acknowledge"]["day0"], language),
        "deadlines": [
            _deadline(what, clocks[name], language) for name, what in EXPLAINED.items() if name in clocks
        ],
        "recourse": [_body(row, language) for row in policy.recourse],
        "receipt": Witness.model_validate(receipt).line(),
        "awaiting_authorisation": "propose" not in clocks,
    }
    if "propose" in clocks:
        blanks["propose_by"] = day_in_words(clocks["propose"]["due"], language)
        blanks["external_after"] = day_in_words(clocks["external"]["due"], language)
    return blanks


def one_time_code(reference: str, code: str, minutes: int, policy: Policy) -> dict[str, Any]:
    return {
        "firm": policy.firm.name,
        "accent": policy.firm.accent,
        "reference": reference,
        "code": code,
        "minutes": minutes,
    }


def _firm(policy: Policy, language: str) -> dict[str, Any]:
    """Some firms have no telephone line for complaints: that blank alone may be left out."""
    phone = {"phone": policy.contact.phone} if policy.contact.phone else {}
    return {
        "firm": policy.firm.name,
        "accent": policy.firm.accent,
        "seat": policy.firm.seat.of(language),
        "complaints_address": policy.contact.complaints_address,
        "policy_page": policy.contact.policy_page.of(language),
        "legal_page": policy.contact.legal_page.of(language),
        **phone,
    }


def _service(policy: Policy, value: str) -> Both:
    return next((row.label for row in policy.services if row.value == value), OTHER)


def _deadline(what: Both, clock: Mapping[str, Any], language: str) -> dict[str, Any]:
    return {
        "what": what.of(language),
        "days": clock["days"],
        "date": clock["due"],
        "due": day_in_words(clock["due"], language),
        "skipped": [
            {"day": day_in_words(row["day"], language), "name": row["name"][language]}
            for row in clock["skipped"]
        ],
    }


def _body(row: Recourse, language: str) -> dict[str, str]:
    return {"name": row.name.of(language), "address": row.address.of(language), "page": row.page}
