"""What is wrong with a field that somebody filled in: one sentence, in both languages."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.errors import Sentence
from bot.model.wording import BLANK

Limits = Mapping[str, Any]
UNREADABLE = Sentence("It is not written as it must be.", "Ce n'est pas écrit comme il le faut.")
DAY = Sentence("Write a day such as 2026-11-03.", "Écrivez une date, par exemple 2026-11-03.")
TEXT = Sentence("Write a text.", "Écrivez un texte.")
NUMBER = Sentence("Write a whole number.", "Écrivez un nombre entier.")
LIST = Sentence("Write a list.", "Écrivez une liste.")
FIELDS = Sentence("Write fields with their values.", "Écrivez des champs avec leurs valeurs.")
EMAIL = Sentence(
    "Write one e-mail address, such as ana@example.org.",
    "Écrivez une adresse e-mail, par exemple ana@example.org.",
)
NOTHING_SEEN = re.compile(rf"[{BLANK}]*")
PATTERNS: Mapping[str, Sentence] = MappingProxyType(
    {
        r"^\d{4}-\d{2}-\d{2}$": DAY,
        r"^[A-Z]{3}$": Sentence(
            "Write a currency as three capital letters, such as EUR.",
            "Écrivez une devise en trois majuscules, par exemple EUR.",
        ),
        r"^[A-Z]{2}$": Sentence(
            "Write a country as two capital letters, such as FR.",
            "Écrivez un pays en deux majuscules, par exemple FR.",
        ),
        r"^[^@\s]+@[^@\s]+$": EMAIL,
        r"^C-\d{4}-\d{6,9}$": Sentence(
            "Write a reference such as C-2026-000123.", "Écrivez une référence, par exemple C-2026-000123."
        ),
    }
)
SENTENCES: Mapping[str, Callable[[Limits], Sentence]] = MappingProxyType(
    {
        "missing": lambda _: Sentence("This field is missing.", "Ce champ manque."),
        "extra_forbidden": lambda _: Sentence("There is no such field.", "Ce champ n'existe pas."),
        "string_too_short": lambda _: Sentence("This is empty.", "Ce champ est vide."),
        "string_too_long": lambda limits: Sentence(
            f"Write {limits['max_length']:,} characters at most.",
            f"Écrivez {limits['max_length']} caractères au plus.",
        ),
        "string": lambda _: TEXT,
        "int": lambda _: NUMBER,
        "greater_than_equal": lambda limits: Sentence(
            f"Write {limits['ge']} or more.", f"Écrivez {limits['ge']} ou plus."
        ),
        "less_than_equal": lambda limits: Sentence(
            f"Write {limits['le']} or less.", f"Écrivez {limits['le']} ou moins."
        ),
        "bool": lambda _: Sentence("Say true or false.", "Dites true ou false."),
        "date": lambda _: DAY,
        "too_long": lambda limits: Sentence(
            f"Name {limits['max_length']} at most.", f"Donnez-en {limits['max_length']} au plus."
        ),
        "too_short": lambda limits: Sentence(
            f"Name {limits['min_length']} at least.", f"Donnez-en au moins {limits['min_length']}."
        ),
        **dict.fromkeys(("list", "tuple", "sequence", "frozen_set", "set"), lambda _: LIST),
        **dict.fromkeys(("model", "dict", "mapping"), lambda _: FIELDS),
    }
)


def of_fields(error: ValidationError, whole: str = "payload") -> dict[str, Sentence]:
    """By the path of each field; `whole`: what to call what is wrong with no field alone."""
    faults = error.errors(include_url=False)
    return {".".join(map(str, fault["loc"])) or whole: of_fault(fault) for fault in faults}


def of_fault(fault: ErrorDetails) -> Sentence:
    kind, limits = fault["type"], fault.get("ctx", {})
    if kind in ("enum", "literal_error"):
        return _one_of(str(limits["expected"]))
    if kind == "string_pattern_mismatch":
        return _unlike(str(limits["pattern"]), str(fault["input"]))
    if kind == "value_error":
        return _own(limits.get("error"))
    known = next((kept for kept in SENTENCES if kind == kept or kind.startswith(f"{kept}_")), None)
    return SENTENCES[known](limits) if known else UNREADABLE


def _one_of(expected: str) -> Sentence:
    words = ", ".join(re.findall(r"'([^']*)'", expected)) or expected
    return Sentence(f"Choose one of {words}.", f"Choisissez parmi : {words}.")


def _unlike(pattern: str, given: str) -> Sentence:
    if "\x00" in given:
        return Sentence(
            "The text holds an invisible character (U+0000): take it out.",
            "Le texte contient un caractère invisible (U+0000) : retirez-le.",
        )
    if NOTHING_SEEN.fullmatch(given):
        return Sentence("The text says nothing.", "Le texte ne dit rien.")
    return PATTERNS.get(pattern, UNREADABLE)


def _own(error: object) -> Sentence:
    """A check of our own says it in both languages; the one of another is about an e-mail address."""
    said = error.args[0] if isinstance(error, ValueError) and error.args else None
    return said if isinstance(said, Sentence) else EMAIL
