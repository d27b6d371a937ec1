"""The closed list of checks that a field may name: they tidy an answer or say why it cannot be used."""

import re
from collections.abc import Callable

from bot.dialogue.ears import Ears
from bot.dialogue.localised import Money
from bot.dialogue.matching import plain
from bot.dialogue.naming import named
from bot.model.step import Facts

RETRY = "retry"
"""The question's own retry phrase; any other reason is a phrase of `words/phrases.yaml`."""
PHONE = re.compile(r"\+?[0-9]{6,15}")
SENTENCE = 2
"""So many words that are in no name."""
REFERENCE = re.compile(r"C-[0-9]{4}-[0-9]{6}(/[0-9]{1,2})?")


class Unusable(Exception):
    """`reason`: the phrase that tells the customer why."""

    def __init__(self, reason: str = RETRY) -> None:
        super().__init__(reason)
        self.reason = reason


Check = Callable[[str, Facts, Ears], str]


def not_a_question(value: str, facts: Facts, ears: Ears) -> str:
    """People often write their question where a name is asked."""
    if value.rstrip().endswith("?") or ears.hears_question(value):
        raise Unusable
    return value


def a_name(value: str, facts: Facts, ears: Ears) -> str:
    """Of "je m'appelle Ana" the name; a sentence or a yes or no is none."""
    name = named(value, ears)
    said = sum(word in ears.unnamed for word in plain(name).split())
    answers = ears.agreed.exactly(name) or ears.answers.exactly(name)
    if not plain(name) or answers or said >= (SENTENCE if name == value else 1):
        raise Unusable
    return not_a_question(name, facts, ears)


def account_number(value: str, facts: Facts, ears: Ears) -> str:
    if not any(char.isdigit() for char in value):
        raise Unusable
    return not_a_question(value, facts, ears)


def not_future(value: str, facts: Facts, ears: Ears) -> str:
    if value > facts.today.isoformat():
        raise Unusable("in_the_future")
    return value


def not_zero(value: str, facts: Facts, ears: Ears) -> str:
    """Of an amount of money."""
    if not Money.of(value).amount:
        raise Unusable
    return value


def phone_number(value: str, facts: Facts, ears: Ears) -> str:
    """Kept as it is dialled: a plus sign, if any, and digits."""
    number = re.sub(r"[ ().\u00a0\u202f/-]", "", value)
    if not PHONE.fullmatch(number):
        raise Unusable
    return number


def complaint_reference(value: str, facts: Facts, ears: Ears) -> str:
    value = value.upper().replace(" ", "")
    if not REFERENCE.fullmatch(value):
        raise Unusable
    return value


def status_code(value: str, facts: Facts, ears: Ears) -> str:
    """The desk compared the code; a wrong code and an unknown reference look the same."""
    if facts.status is None:
        raise Unusable
    return value


CHECKS: dict[str, Check] = {
    check.__name__: check
    for check in (
        not_a_question,
        a_name,
        account_number,
        not_future,
        not_zero,
        phone_number,
        complaint_reference,
        status_code,
    )
}
