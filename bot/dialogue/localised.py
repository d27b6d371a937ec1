"""Days, amounts, numbers, lists and plurals as they are written in each language."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal

LOCALES = {"fr": Locale("fr"), "en": Locale("en", "GB")}
"""English as the firm's customers write it: day first."""


@dataclass(frozen=True, slots=True)
class Money:
    """`currency`: ISO 4217."""

    amount: Decimal
    currency: str

    @classmethod
    def of(cls, kept: str) -> "Money":
        """From the text that a field keeps: `1250.50 EUR`."""
        amount, currency = kept.split()
        return cls(Decimal(amount), currency)

    def kept(self) -> str:
        return f"{self.amount:.2f} {self.currency}"


def spoken_day(day: date, language: str) -> str:
    """`jeudi 7 janvier 2027`."""
    return _day(day, f"EEEE {_number(day, language)} MMMM y", language)


def written_day(day: date, language: str) -> str:
    """`7 janvier 2027`."""
    return _day(day, f"{_number(day, language)} MMMM y", language)


def short_day(day: date, language: str) -> str:
    """`07/01/2027`."""
    return _day(day, "dd/MM/y", language)


def plural(count: int, one: str, many: str, language: str) -> str:
    """`3 jours`, with a space that does not break; French counts zero in the singular, English does not."""
    word = one if LOCALES[language].plural_form(count) == "one" else many
    return f"{localised(count, language)}\u00a0{word}"


def localised(value: Any, language: str) -> str:
    """What a blank shows of its value when the phrase asks for nothing else."""
    match value:
        case None:
            return ""
        case date():
            return spoken_day(value, language)
        case Money(amount, currency):
            digits = "¤#,##0" if language == "en" else "#,##0\u00a0¤"
            whole = amount == amount.to_integral()
            text = format_currency(
                amount,
                currency,
                format=digits if whole else None,
                locale=LOCALES[language],
                currency_digits=not whole,
            )
            return str(text)
        case int():
            return str(format_decimal(value, locale=LOCALES[language]))
        case str():
            return value
        case Sequence():
            return str(format_list([str(item) for item in value], locale=LOCALES[language]))
        case _:
            return str(value)


def _number(day: date, language: str) -> str:
    return "'1er'" if language == "fr" and day.day == 1 else "d"


def _day(day: date, pattern: str, language: str) -> str:
    return str(format_date(day, pattern, locale=LOCALES[language]))
