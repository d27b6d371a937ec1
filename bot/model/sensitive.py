"""Numbers of accounts are shown to staff masked; card numbers are not even kept (register/masking)."""

import re

SENSITIVE = frozenset({"account"})
"""Fields of the flow whose value is such a number."""
KEPT = 4
DOT = "•"
START = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}[0-9]{2}")
IBAN = re.compile(r"[A-Za-z]{2}[0-9]{2}(?:[A-Za-z0-9]{11,30}|(?:[ \u00a0\u202f][A-Za-z0-9]{4}){2,7})")
"""Its shape in one piece or in groups of four, the last of which may be shorter; whether it is one says its
check number. Words that follow it may look like a group of it."""
LAST_GROUP = re.compile(r"[ \u00a0\u202f][A-Za-z0-9]{1,3}(?![A-Za-z0-9])")
SHORTEST = 15


def seen_by_staff(text: str, field: str | None = None) -> str:
    """`text` with the account numbers in it masked but for their last four letters or digits."""
    if field in SENSITIVE:
        return masked(text)
    pieces, done = [], 0
    for start in START.finditer(text):
        end = _end_of_iban(text, start.start())
        if start.start() >= done and end is not None:
            pieces += [text[done : start.start()], masked(text[start.start() : end])]
            done = end
    return "".join([*pieces, text[done:]])


def masked(text: str) -> str:
    """Blanks and hyphens stay; what is too short to keep four of is masked whole."""
    places = [place for place, letter in enumerate(text) if letter.isalnum()]
    hidden = set(places[:-KEPT] if len(places) > KEPT else places)
    return "".join(DOT if place in hidden else letter for place, letter in enumerate(text))


def _end_of_iban(text: str, start: int) -> int | None:
    """Where the longest valid number that begins at `start` ends."""
    found = IBAN.match(text, start)
    if found is None:
        return None
    last = LAST_GROUP.match(text, found.end())
    ends = [last.end()] if last else []
    ends += [end for end in range(found.end(), start + SHORTEST - 1, -1) if not text[end : end + 1].isalnum()]
    return next((end for end in ends if _checks(text[start:end])), None)


def _checks(iban: str) -> bool:
    plain = "".join(filter(str.isalnum, iban))
    digits = "".join(str(int(letter, 36)) for letter in plain[4:] + plain[:4])
    return len(plain) >= SHORTEST and int(digits) % 97 == 1
