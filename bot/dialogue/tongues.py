"""Which language is written, where it is one that the firm does not answer in."""

import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.dialogue.matching import plain, plain_words

if TYPE_CHECKING:
    from bot.dialogue.words import TongueShape

FEWEST_WORDS = 4
COMMON_WORDS = 3
"""So many words that only this language has, and at least twice as many as of French or English."""
FEWEST_LETTERS = 4
MOST_OF_THE_LETTERS = 2 / 3
FIRST_OTHER_SCRIPT = 0x370
"""Before it stand the letters of Latin writing."""


@dataclass(frozen=True, slots=True)
class Tongues:
    """`scripts`: a script's name in Unicode → the language; `common`: by language, its words; `says`: by
    language, what it is told. `ours`: words of French and English.
    """

    scripts: Mapping[str, str]
    common: Mapping[str, frozenset[str]]
    says: Mapping[str, str]
    ours: frozenset[str]

    def of(self, text: str) -> str | None:
        """The language, or None where it is not clearly one of these."""
        return (not text.isascii() and self._by_script(text)) or self._by_words(text)

    def _by_script(self, text: str) -> str | None:
        letters = [letter for letter in text if letter.isalpha()]
        others = [letter for letter in letters if ord(letter) >= FIRST_OTHER_SCRIPT]
        if len(others) < max(FEWEST_LETTERS, MOST_OF_THE_LETTERS * len(letters)):
            return None
        scripts = Counter(unicodedata.name(letter, "").split(" ")[0].lower() for letter in others)
        # Japanese is written with Chinese characters among its own.
        found = "hiragana" if scripts["hiragana"] or scripts["katakana"] else scripts.most_common(1)[0][0]
        return self.scripts.get(found)

    def _by_words(self, text: str) -> str | None:
        words = plain(text).split()
        if len(words) < FEWEST_WORDS:
            return None
        counts = {
            code: sum(word in known for word in words)
            for code, known in self.common.items()
            if self._speaks_for(known, words)
        }
        best = max(counts.values(), default=0)
        likely = [code for code, count in counts.items() if count == best]
        return likely[0] if len(likely) == 1 else None

    def _speaks_for(self, known: frozenset[str], words: list[str]) -> bool:
        """A word that this language shares with ours says nothing."""
        its = sum(word in known and word not in self.ours for word in words)
        ours = sum(word in self.ours and word not in known for word in words)
        return its >= max(COMMON_WORDS, 2 * ours)


def tongues_of(shapes: "Mapping[str, TongueShape]", ours: frozenset[str]) -> Tongues:
    """`ours`: words of French and English, in plain form; they mark no other language by themselves."""
    return Tongues(
        scripts={shape.script: code for code, shape in shapes.items() if shape.script},
        common={code: plain_words(shape.common) for code, shape in shapes.items() if shape.common},
        says={code: shape.says for code, shape in shapes.items()},
        ours=ours,
    )
