"""Days, zones, money and decisions as people say them, in French and English."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_currency, get_currency_precision

from bot.firm.policy import Both
from bot.firm.town import town

LOCALES = {"fr": Locale("fr"), "en": Locale("en", "GB")}


def day_in_words(day: date | str, language: str) -> str:
    """`lundi 30 novembre 2026`, `Monday 30 November 2026`; French says `1er janvier`."""
    if isinstance(day, str):
        day = date.fromisoformat(day)
    number = "d'er'" if language == "fr" and day.day == 1 else "d"
    return format_date(day, f"EEEE {number} MMMM y", locale=LOCALES[language])


@cache
def zone_in_words(zone: str, language: str) -> str:
    """`heure de Mahé`, `Mahé time`."""
    city = town(zone, language)
    if language == "en":
        return f"{city} time"
    return f"heure d'{city}" if city[0].lower() in "aeiouyéè" else f"heure de {city}"


def minor_units(kept: str) -> dict[str, Any]:
    """`1250.50 EUR` as `{minor: 125050, currency: EUR}`. Raises ValueError, ArithmeticError."""
    amount, currency = kept.split()
    minor = Decimal(amount).scaleb(get_currency_precision(currency))
    if minor != minor.to_integral_value():
        raise ValueError(f"{currency} has no such fraction")
    return {"minor": int(minor), "currency": currency}


def money_in_words(amount: Mapping[str, Any], language: str) -> str:
    """`amount`: `{minor, currency}`; `250,00 €`, `€250.00`."""
    digits = get_currency_precision(amount["currency"])
    value = Decimal(amount["minor"]).scaleb(-digits)
    return format_currency(value, amount["currency"], locale=LOCALES[language])


def redress_in_words(redress: Mapping[str, Any], language: str) -> str:
    """`Correction : 250,00 €, au plus tard le lundi 7 décembre 2026.`; empty where nothing is promised."""
    kind = REDRESS.get(redress.get("kind", ""))
    said = " ".join(str(redress.get("text") or "").split()).rstrip(".") or (kind.of(language) if kind else "")
    if redress.get("amount"):
        colon = "\N{NO-BREAK SPACE}: " if language == "fr" else ": "
        said = colon.join(filter(None, (said, money_in_words(redress["amount"], language))))
    if said and redress.get("by"):
        said += BY.of(language).format(day=day_in_words(redress["by"], language))
    return f"{said}." if said else ""


OTHER_SERVICE = Both(fr="Autre", en="Other")
"""The service that is in no agreement; people decide about it."""

OUTCOMES = {
    "upheld": Both(fr="Nous vous donnons raison.", en="We uphold your complaint."),
    "partly_upheld": Both(fr="Nous vous donnons raison en partie.", en="We uphold your complaint in part."),
    "not_upheld": Both(fr="Nous ne pouvons pas vous donner raison.", en="We do not uphold your complaint."),
}
REDRESS = {
    "apology": Both(fr="Nous vous présentons nos excuses", en="We apologise to you"),
    "correction": Both(fr="Correction", en="Correction"),
    "money": Both(fr="Versement", en="Payment"),
}
BY = Both(fr=", au plus tard le {day}", en=", by {day} at the latest")
FINDINGS = {
    "upheld": Both(fr="fondé", en="upheld"),
    "partly_upheld": Both(fr="fondé en partie", en="upheld in part"),
    "not_upheld": Both(fr="non fondé", en="not upheld"),
    "undetermined": Both(fr="non établi", en="not established"),
}
CLOSED_AS = {
    "resolved": Both(fr="vous avez accepté notre réponse", en="you accepted our response"),
    "summary_resolution": Both(fr="résolue avec vous sans délai", en="resolved with you at once"),
    "refused": Both(fr="vous n'avez pas accepté notre réponse", en="you did not accept our response"),
    "no_reply": Both(
        fr="nous n'avons pas reçu de réponse à notre proposition", en="we received no reply to our response"
    ),
    "withdrawn": Both(fr="vous l'avez retirée", en="you withdrew it"),
    "non_cooperation": Both(
        fr="sans votre réponse, nous n'avons pas pu poursuivre l'examen",
        en="without your answer we could not go on examining it",
    ),
    "lapsed": Both(
        fr="plus de trois mois se sont écoulés sans votre réponse",
        en="more than three months passed without your answer",
    ),
    "inadmissible": Both(fr="elle ne relève pas de cette procédure", en="it is outside this procedure"),
}
