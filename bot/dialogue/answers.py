"""Reads one typed answer by the type of its question."""

import re

from email_validator import EmailNotValidError, validate_email

from bot.dialogue.checking import CHECKS, RETRY, Unusable
from bot.dialogue.dates import read_date
from bot.dialogue.ears import Ears
from bot.dialogue.money import read_money
from bot.dialogue.plan import Field
from bot.model.entry import AskType
from bot.model.step import Facts

BETWEEN_ADDRESSES = re.compile(r"[\s<>()\[\],;:\"«»]+")


def read_answer(field: Field, text: str, facts: Facts, ears: Ears) -> str:
    """The value to keep. Raises Unusable with the reason."""
    match field.type:
        case AskType.EMAIL:
            value = address_in(text)
        case AskType.DATE:
            day = read_date(text, facts.today)
            value = day.isoformat() if day else None
        case AskType.MONEY:
            value = read_money(text, field.currency)
        case AskType.CHOICE | AskType.CONFIRM:
            value = field.lexicon.means(text)
        case AskType.FILES:
            value = None
        case _:
            value = _text(field, text)
    if value is None:
        raise Unusable(RETRY)
    return CHECKS[field.check](value, facts, ears) if field.check else value


def _text(field: Field, text: str) -> str | None:
    text = text.strip()
    if len(text) > field.max:
        raise Unusable("too_long")
    if field.pattern is not None and not field.pattern.fullmatch(text):
        return None
    return text or None


def address_in(text: str) -> str | None:
    """The one address that stands in the text."""
    words = {word.strip(".!?'’") for word in BETWEEN_ADDRESSES.split(text) if "@" in word}
    if len(words) != 1 or "{" in text or "}" in text:
        return None
    try:
        # Addresses are not looked up, and `.test` stays usable for rehearsals.
        return validate_email(words.pop(), check_deliverability=False, test_environment=True).normalized
    except EmailNotValidError:
        return None
