"""The town whose clock the firm goes by, as people write it."""

from babel.dates import get_timezone_location

LOCALES = {"fr": "fr", "en": "en_GB"}
SPELT = {"Mahe": "Mahé"}
"""What the library writes without its accent."""


def town(zone: str, language: str) -> str:
    """`Indian/Mahe` → `Mahé`."""
    name = get_timezone_location(zone, locale=LOCALES[language], return_city=True)
    return SPELT.get(name, name)
