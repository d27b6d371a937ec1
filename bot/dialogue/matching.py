"""A text without what makes two writings of the same words look different."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

LONGEST = 80
"""Characters; a longer line is a text, not a word or a choice."""
WORD = re.compile(r"[^\W_]+")
ASCII = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}
"""What `plain` makes of each character that has neither accents nor a second form."""


def plain(text: str) -> str:
    """Without case, accents, punctuation and doubled spaces: `Réclamation !` becomes `reclamation`."""
    if text.isascii():
        return " ".join(text.translate(ASCII).split())
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in bare).split())


def plain_words(words: Iterable[str]) -> frozenset[str]:
    return frozenset(filter(None, map(plain, words)))


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text in plain form; `end` is where the text goes on behind it."""

    plain: str
    end: int


def tokens(text: str) -> list[Token]:
    """`text` as it was typed; one accented character must be one character (NFC)."""
    return [Token(plain(found.group()), found.end()) for found in WORD.finditer(text)]
