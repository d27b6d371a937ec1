"""Reads one typed answer by the type of its question."""

import re
from collections.abc import Iterable

from email_validator import EmailNotValidError, validate_email

from bot.dialogue.checking import CHECKS, RETRY, Unusable
from bot.dialogue.dates import read_date
from bot.dialogue.matching import LONGEST, nearly, plain
from bot.dialogue.plan import Field
from bot.model.entry import AskType, Choice
from bot.model.step import Facts

BETWEEN_ADDRESSES = re.compile(r"[\s<>()\[\],;:\"«»]+")


def read_answer(field: Field, offered: Iterable[Choice], text: str, facts: Facts) -> str:
    """The value to keep. Raises Unusable with the reason. `offered`: the choices of the open ask."""
    match field.type:
        case AskType.EMAIL:
            value = _address(text)
        case AskType.DATE:
            day = read_date(text, facts.today)
            value = day.isoformat() if day else None
        case AskType.CHOICE | AskType.CONFIRM:
            value = _choice(field, offered, text)
        case AskType.FILES:
            value = None
        case _:
            value = _text(field, text)
    if value is None:
        raise Unusable(RETRY)
    return CHECKS[field.check](value, facts) if field.check else value


def _text(field: Field, text: str) -> str | None:
    text = text.strip()
    if len(text) > field.max:
        raise Unusable("too_long")
    return text or None


def _address(text: str) -> str | None:
    """The one address that stands in the text."""
    words = {word.strip(".!?'’") for word in BETWEEN_ADDRESSES.split(text) if "@" in word}
    if len(words) != 1:
        return None
    try:
        # Addresses are not looked up, and `.test` stays usable for rehearsals.
        return validate_email(words.pop(), check_deliverability=False, test_environment=True).normalized
    except EmailNotValidError:
        return None


def _choice(field: Field, offered: Iterable[Choice], text: str) -> str | None:
    if len(text) > LONGEST + 140:
        return None
    lexicon = {word: option.value for option in field.options for word in option.words}
    for choice in offered:
        lexicon[plain(choice.label)] = choice.value
        lexicon.setdefault(plain(choice.value), choice.value)
    allowed = {choice.value for choice in offered}
    value = lexicon.get(plain(text)) or nearly(text, lexicon)
    return value if value in allowed else None
