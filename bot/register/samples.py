"""A made-up complaint and inquiry, to see every letter with before one is sent. Pure."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from types import MappingProxyType

from bot.firm.policy import Both
from bot.firm.typography import typeset
from bot.model.instants import stamp
from bot.register import blanks, inquiry_blanks
from bot.register.blanks import Blanks
from bot.register.chain import Document
from bot.register.clocks import Almanac, stopped

SITE = "https://chat.example"
RECEIVED = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
NUMBER = 123
ABOUT_NO_COMPLAINT = frozenset({"answer", "interim", "transcript", "code"})
FOR_ANOTHER = frozenset({"authorisation_refused", "authorisation_revoked", "authorisation_verified"})
QUESTIONS = Both(
    fr="Sur quel compte bancaire attendiez-vous le virement ?\nAvez-vous un relevé de novembre ?",
    en="Which bank account did you expect the transfer on?\nDo you have a statement for November?",
)
TEXT = Both(
    fr="La banque avait renvoyé le virement, et personne ne vous l'a dit.\n\nNous le refaisons aujourd'hui.",
    en="The bank had returned the transfer, and nobody told you.\n\nWe send it again today.",
)
REASON = Both(
    fr="La banque du bénéficiaire ne nous a pas encore répondu.",
    en="The beneficiary's bank has not answered us yet.",
)
UNSIGNED = Both(fr="Le document n'est pas signé.", en="The document is not signed.")
WITHDRAWN = Both(
    fr="Votre mandant a retiré son autorisation.", en="The person you write for withdrew their authorisation."
)
ALLEGATION = Both(fr="Le virement est en retard", en="The transfer is late")
REDRESS = Both(fr="Virement du montant et des frais", en="Transfer of the amount and the fees")
CLOSED_AS: Mapping[str, str] = MappingProxyType(
    {"inadmissible": "inadmissible", "summary_resolution": "summary_resolution", "closure": "resolved"}
)


def sample(kind: str, language: str, almanac: Almanac) -> Blanks:
    """What fills the letter `kind`, made up but for the firm's own policy."""
    if kind in ABOUT_NO_COMPLAINT:
        return _about_no_complaint(kind, language, almanac)
    witness = {
        "number": NUMBER,
        "hash": "0" * 64,
        "at": stamp(RECEIVED),
        "signature": "A" * 86,
        "key": "0" * 16,
    }
    return blanks.filled(kind, complaint(kind, language, almanac), RECEIVED, almanac, witness, SITE)


def complaint(kind: str, language: str, almanac: Almanac) -> Document:
    """As it may stand when the letter `kind` is written."""
    names = ["acknowledge", "propose", "external", "extended", "answer", "retention"]
    clocks = almanac.start(names, RECEIVED, {"extended": almanac.policy.clocks.propose + 10})
    if kind != "acknowledgement":
        clocks[0] = stopped(clocks[0], stamp(RECEIVED))
    person = {"name": "Ana Lopes", "email": "ana@customers.example"}
    by = (RECEIVED + timedelta(days=14)).date().isoformat()
    redress = {"text": _said(REDRESS, language), "amount": {"minor": 26_250, "currency": "EUR"}, "by": by}
    finding = {
        "allegation": _said(ALLEGATION, language),
        "finding": "upheld",
        "reasons": _said(TEXT, language),
    }
    return {
        "reference": f"C-2026-{NUMBER:06d}",
        "round": 1,
        "language": language,
        "received_at": RECEIVED,
        **_people(person, kind in FOR_ANOTHER),
        "service": almanac.policy.services[0].value,
        "amount": {"minor": 25_000, "currency": "EUR"},
        "clocks": clocks,
        "misses": [{"clock": "propose", "due": clocks[1]["due"]}],
        "information_requests": [{"questions": _said(QUESTIONS, language), "purpose": _purpose(kind)}],
        "extensions": [{"reason": _said(REASON, language)}],
        "authorisation_refused": {"reason": _said(_why_not(kind), language)},
        "response": {"outcome": "partly_upheld", "text": _said(TEXT, language), "redress": redress},
        "findings": [finding],
        "closed": {"as": CLOSED_AS.get(kind, "resolved")},
        "ending": {"text": _said(TEXT, language), "redress": redress},
    }


def _people(person: Document, is_third_party: bool) -> Document:
    if not is_third_party:
        return {"complainant": person}
    return {"complainant": {"name": "Rui Lopes"}, "representative": person}


def _said(words: Both, language: str) -> str:
    return typeset(words.of(language), language)


def _why_not(kind: str) -> Both:
    return WITHDRAWN if kind == "authorisation_revoked" else UNSIGNED


def _purpose(kind: str) -> str:
    return "lapse" if kind == "lapse_notice" else "examination"


def _about_no_complaint(kind: str, language: str, almanac: Almanac) -> Blanks:
    if kind == "transcript":
        return blanks.of_firm(almanac.policy)
    if kind == "code":
        return blanks.one_time_code(f"C-2026-{NUMBER:06d}", "482915", 10, almanac.policy)
    inquiry = {
        "number": f"Q-2026-{NUMBER:06d}",
        "language": language,
        "opened_at": RECEIVED,
        "name": "Ana Lopes",
    }
    promised = almanac.reply_by(RECEIVED).isoformat() if kind == "interim" else None
    return inquiry_blanks.inquiry_reply(inquiry, _said(TEXT, language), promised, almanac)
