"""What fills the blanks of each letter, from the complaint, its event and the policy. Pure.

What staff and the firm wrote is kept as it was typed, and set in a letter with the spaces of its language.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from bot.firm.policy import Both
from bot.firm.typography import typeset
from bot.model.instants import read_stamp
from bot.register.chain import Document
from bot.register.clocks import Almanac
from bot.register.firm_blanks import Blanks, body, firm
from bot.register.receipts import Witness
from bot.register.wording import (
    CLOSED_AS,
    FINDINGS,
    OTHER_SERVICE,
    OUTCOMES,
    day_in_words,
    money_in_words,
    redress_in_words,
    zone_in_words,
)

EXPLAINED: Mapping[str, Both] = MappingProxyType(
    {
        "acknowledge": Both(fr="Accusé de réception", en="Acknowledgement"),
        "propose": Both(fr="Réponse proposée", en="Proposed answer"),
    }
)
"""The clocks whose days the acknowledgement explains."""

NAMES = frozenset(
    (
        *("firm", "accent", "seat", "complaints_address", "policy_page", "legal_page", "phone", "post"),
        *("language", "reference", "written_on", "name", "received_on", "zone", "recourse", "receipt"),
        *("receipt_page", "propose_by", "promised_by", "external_after", "external_open", "until", "service"),
        *("amount", "awaiting_authorisation", "reopened", "day0", "deadlines", "responded_on"),
        *("questions", "answer_by", "reason", "missed", "outcome", "text", "reply_by", "findings", "redress"),
        *("closed_as", "kept_until", "done", "code", "minutes", "opened_on", "promised_on"),
    )
)
"""Every blank that a letter may have; not each has all of them."""


def filled(kind: str, view: Document, at: datetime, almanac: Almanac, receipt: Document, site: str) -> Blanks:
    """`view`: right after the event that asked for the letter, which happened `at`: its date. `site`: of our
    own pages.

    Recourse and contact come from the policy as it is now. What is optional is left out where it is absent.
    """
    language = view["language"]
    return {
        **firm(almanac.policy, language),
        "written_on": day_in_words(almanac.today(at), language),
        "reference": name_of(view),
        "name": (view.get("representative") or view["complainant"])["name"],
        "received_on": day_in_words(almanac.today(view["received_at"]), language),
        "zone": typeset(zone_in_words(almanac.policy.firm.legal_zone, language), language),
        "recourse": [body(row, language) for row in almanac.policy.recourse],
        "receipt": Witness.model_validate(receipt).line(),
        "receipt_page": f"{site}/receipt?language={language}",
        **_dates(view, language),
        **(OF_KIND[kind](view, at, almanac) if kind in OF_KIND else {}),
    }


def name_of(view: Document) -> str:
    """`C-2026-000123`, and from the second round on `C-2026-000123/2`."""
    return f"{view['reference']}/{view['round']}" if view["round"] > 1 else str(view["reference"])


def _dates(view: Document, language: str) -> Blanks:
    """The dates promised; a third party has none before its authorisation is verified."""
    clocks = {clock["clock"]: clock for clock in view["clocks"]}
    dates = {"propose_by": clocks.get("propose"), "external_after": clocks.get("external")}
    dates["promised_by"] = clocks.get("extended", dates["propose_by"])
    return {blank: day_in_words(clock["due"], language) for blank, clock in dates.items() if clock}


def _acknowledgement(view: Document, at: datetime, almanac: Almanac) -> Blanks:
    service = next(
        (row.label for row in almanac.policy.services if row.value == view["service"]), OTHER_SERVICE
    )
    waits = not any(clock["clock"] == "propose" for clock in view["clocks"])
    return {
        "service": typeset(service.of(view["language"]), view["language"]),
        **({"amount": money_in_words(view["amount"], view["language"])} if view.get("amount") else {}),
        "awaiting_authorisation": waits,
        "reopened": view["round"] > 1,
        **_counted(view, at, almanac),
    }


def _counted(view: Document, at: datetime, almanac: Almanac) -> Blanks:
    """How the days of the promises were counted."""
    language = view["language"]
    clocks = {clock["clock"]: clock for clock in view["clocks"]}
    first = clocks["propose"] if "propose" in clocks else clocks["acknowledge"]
    # Neither a promise already met, nor one that was counted from another day.
    told = [
        name
        for name in EXPLAINED
        if name in clocks and "stopped_at" not in clocks[name] and clocks[name]["day0"] == first["day0"]
    ]
    shown = [_deadline(EXPLAINED[name], clocks[name], language) for name in told]
    return {"day0": day_in_words(first["day0"], language), "deadlines": shown}


def _asked(view: Document, at: datetime, almanac: Almanac) -> Blanks:
    """The answer is awaited from the sending on; the letter names the day that counting from now gives."""
    return {
        "questions": typeset(view["information_requests"][-1]["questions"], view["language"]),
        "answer_by": _day_after(view, at, almanac, almanac.policy.clocks.answer),
    }


def _reminded(view: Document, at: datetime, almanac: Almanac) -> Blanks:
    running = [clock for clock in view["clocks"] if clock["clock"] == "answer"]
    due = running[-1]["due"] if running else almanac.deadline(at, almanac.policy.clocks.answer).due
    return {**_asked(view, at, almanac), "answer_by": day_in_words(due, view["language"])}


def _noticed(view: Document, at: datetime, almanac: Almanac) -> Blanks:
    lapse = view["information_requests"][-1].get("purpose") == "lapse"
    days = almanac.policy.complaints.lapse_notice if lapse else almanac.policy.clocks.final_notice
    return {**_asked(view, at, almanac), "answer_by": _day_after(view, at, almanac, days)}


def _extended(view: Document, at: datetime, almanac: Almanac) -> Blanks:
    """`promised_by`: what was promised before this extension."""
    language = view["language"]
    *before, now = [clock for clock in view["clocks"] if clock["clock"] in ("propose", "extended")]
    external = next(clock for clock in view["clocks"] if clock["clock"] == "external")
    return {
        "reason": typeset(view["extensions"][-1]["reason"], language),
        "promised_by": day_in_words(before[-1]["due"], language),
        "until": day_in_words(now["due"], language),
        "external_open": read_stamp(external["due_exclusive_utc"]) <= at,
    }


def _delayed(view: Document, at: datetime, almanac: Almanac) -> Blanks:
    """`until`: where another promise still runs."""
    language, missed = view["language"], view["misses"][-1]["due"]
    later = [row["due"] for row in view["clocks"] if row["clock"] == "extended" and row["due"] > missed]
    until = {"until": day_in_words(max(later), language)} if later else {}
    return {"missed": day_in_words(missed, language), **until}


def _responded(view: Document, at: datetime, almanac: Almanac) -> Blanks:
    language, response = view["language"], view["response"]
    findings = [
        {
            "finding": FINDINGS[row["finding"]].of(language),
            **{part: typeset(row[part], language) for part in ("allegation", "reasons")},
        }
        for row in view.get("findings", ())
    ]
    return {
        "outcome": OUTCOMES[response["outcome"]].of(language),
        "text": typeset(response["text"], language),
        "reply_by": _day_after(view, at, almanac, almanac.policy.clocks.reply),
        **({"findings": findings} if findings else {}),
        **_redress(response, language),
    }


def _ended(view: Document, at: datetime, almanac: Almanac) -> Blanks:
    language, ending = view["language"], view.get("ending", {})
    done = [
        {"done": typeset(row["done"], language), "day": day_in_words(row["done_on"], language)}
        for row in view.get("remedies", ())
    ]
    retention = next(clock for clock in view["clocks"] if clock["clock"] == "retention")
    return {
        "closed_as": typeset(CLOSED_AS[view["closed"]["as"]].of(language), language),
        "kept_until": day_in_words(retention["due"], language),
        **({"text": typeset(ending["text"], language)} if ending.get("text") else {}),
        **({"done": done} if done else {}),
        **_redress(ending, language),
    }


def _refused(view: Document, at: datetime, almanac: Almanac) -> Blanks:
    return {"reason": typeset(view["authorisation_refused"]["reason"], view["language"])}


def _declined(view: Document, at: datetime, almanac: Almanac) -> Blanks:
    responded = almanac.today(read_stamp(view["response"]["at"]))
    return {"responded_on": day_in_words(responded, view["language"])}


def _redress(decided: Mapping[str, Any], language: str) -> Blanks:
    said = typeset(redress_in_words(decided.get("redress") or {}, language), language)
    return {"redress": said} if said else {}


OF_KIND: Mapping[str, Callable[[Document, datetime, Almanac], Blanks]] = MappingProxyType(
    {
        "acknowledgement": _acknowledgement,
        "authorisation_verified": _counted,
        "authorisation_refused": _refused,
        "authorisation_revoked": _refused,
        "information_request": _asked,
        "reminder": _reminded,
        "final_notice": _noticed,
        "lapse_notice": _noticed,
        "extension": _extended,
        "delay": _delayed,
        "final_response": _responded,
        "recourse": _declined,
        "summary_resolution": _ended,
        "closure": _ended,
        "inadmissible": _ended,
    }
)


def _day_after(view: Document, at: datetime, almanac: Almanac, days: int) -> str:
    return day_in_words(almanac.deadline(at, days).due, view["language"])


def _deadline(what: Both, clock: Mapping[str, Any], language: str) -> Blanks:
    return {
        "what": what.of(language),
        "days": clock["days"],
        "due": day_in_words(clock["due"], language),
        "skipped": [
            {"day": day_in_words(row["day"], language), "name": typeset(row["name"][language], language)}
            for row in clock["skipped"]
        ],
    }
