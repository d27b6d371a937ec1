"""Words as they are searched: without accents, case or punctuation, so that `reclame` finds `réclamé`."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

WORD_LENGTH = 40
QUERY_WORDS = 8
LINE_WORDS = 1_000


def words(text: str) -> list[str]:
    """Each once, in the order they come."""
    folded = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("æ", "ae"))
    bare = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return list(dict.fromkeys(word[:WORD_LENGTH] for word in re.findall(r"[^\W_]+", bare)))[:LINE_WORDS]


def having(field: str, text: str) -> list[Mapping[str, Any]]:
    """One condition for each word asked for: a word of `field` begins with it.

    Ranges of plain strings, so nothing that a person types is ever a pattern or an operator.
    """
    return [
        {field: {"$elemMatch": {"$gte": word, "$lt": word + "\U0010ffff"}}}
        for word in words(text)[:QUERY_WORDS]
    ]
