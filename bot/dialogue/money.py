"""Amounts of money as people write them, in either language."""

import re
from decimal import Decimal

from babel.numbers import list_currencies

from bot.dialogue.localised import Money
from bot.dialogue.matching import plain

LONGEST = 60
"""Characters. A longer line is no amount."""
MOST_DIGITS = 12
NUMBER = re.compile(r"[0-9](?:[0-9]|[ \u00a0\u202f'’.,](?=[0-9]))*")
CODE = re.compile(r"\b[A-Z]{3}\b")
SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "₨": "SCR"}
WORDS = {
    **{code.lower(): code for code in ("EUR", "USD", "GBP", "CHF", "SCR")},
    "euro": "EUR",
    "euros": "EUR",
    "dollar": "USD",
    "dollars": "USD",
    "livre": "GBP",
    "livres": "GBP",
    "pound": "GBP",
    "pounds": "GBP",
    "quid": "GBP",
    "roupie": "SCR",
    "roupies": "SCR",
    "rupee": "SCR",
    "rupees": "SCR",
    "franc": "CHF",
    "francs": "CHF",
}
CURRENCIES = frozenset(list_currencies())


def read_money(text: str, currency: str) -> str | None:
    """`1 250,50 €`, `€1,250.50`, `300 dollars`: what a field keeps, or None when it is not one amount.

    `currency`: where none is written.
    """
    if len(text) > LONGEST or "-" in text:
        return None
    numbers = NUMBER.findall(text)
    named = _currencies(text)
    if len(numbers) != 1 or len(named) > 1:
        return None
    amount = _amount(numbers[0])
    return Money(amount, named.pop() if named else currency).kept() if amount is not None else None


def _currencies(text: str) -> set[str]:
    signs = {code for sign, code in SIGNS.items() if sign in text}
    words = plain(NUMBER.sub(" ", text)).split()
    codes = {code for code in CODE.findall(text) if code in CURRENCIES}
    return signs | codes | {WORDS[word] for word in words if word in WORDS}


def _amount(written: str) -> Decimal | None:
    """The last `,` or `.` begins the cents when one or two digits follow; all others group thousands."""
    bare = re.sub(r"[ \u00a0\u202f'’]", "", written)
    cents = re.fullmatch(r"(.*)[.,]([0-9]{1,2})", bare)
    whole, part = cents.groups() if cents else (bare, "0")
    digits = re.sub(r"[.,]", "", whole)
    if not digits or len(digits) > MOST_DIGITS:
        return None
    return Decimal(f"{digits}.{part}")
