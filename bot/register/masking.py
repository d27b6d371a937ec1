"""Card numbers do not belong in a register: they are masked as they are typed."""

import re

_GROUP = re.compile("[0-9]+")
_RUN = re.compile("[0-9]+(?:[ \u00a0\u202f.\u2010-\u2013-]{1,2}[0-9]+)*")
"""Digits in the groups that people write them in; each letter is looked at once."""

SHORTEST, LONGEST, KEPT = 13, 19, 4
MOST_GROUPS = 7
DOT = "•"
_DOUBLED = str.maketrans("0123456789", "0246813579")
"""Each digit to the sum of the digits of its double."""


def mask_cards(text: str) -> str:
    """`text` with all but the last four digits of every valid card number replaced; spaces stay."""
    return _RUN.sub(lambda run: _masked(run.group()), text)


def _masked(run: str) -> str:
    """Whole groups only, since an expiry date or an amount may follow the number."""
    groups = list(_GROUP.finditer(run))
    letters = list(run)
    first = 0
    while first < len(groups):
        after = _end_of_card(groups, first)
        if after is None:
            first += 1
            continue
        places = [place for group in groups[first:after] for place in range(*group.span())]
        for place in places[:-KEPT]:
            letters[place] = DOT
        first = after
    return "".join(letters)


def _end_of_card(groups: list[re.Match[str]], first: int) -> int | None:
    """The group after the longest card number that begins with group `first`."""
    digits, end = "", None
    for after, group in enumerate(groups[first : first + MOST_GROUPS], first + 1):
        digits += group.group()
        if len(digits) > LONGEST:
            break
        if len(digits) >= SHORTEST and is_luhn_valid(digits):
            end = after
    return end


def is_luhn_valid(digits: str) -> bool:
    doubled = digits[-2::-2].translate(_DOUBLED)
    return (sum(map(int, digits[-1::-2])) + sum(map(int, doubled))) % 10 == 0
