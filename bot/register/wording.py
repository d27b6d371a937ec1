"""Days and zones as people say them, in French and English."""

from datetime import date
from functools import cache

from babel import Locale
from babel.dates import format_date, get_timezone_location

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
    city = get_timezone_location(zone, locale=LOCALES[language], return_city=True)
    if language == "en":
        return f"{city} time"
    return f"heure d'{city}" if city[0].lower() in "aeiouyéè" else f"heure de {city}"
