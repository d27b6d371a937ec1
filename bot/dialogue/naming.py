"""The name in a sentence that introduces somebody: "Bonjour, je m'appelle Ana"."""

import re
import unicodedata

from bot.dialogue.ears import Ears
from bot.dialogue.matching import tokens

STORY = re.compile(r"\s*[,;:!?\n]|\s+(?:et|and|mais|but|car|parce|because)\s", re.IGNORECASE)
"""What parts a name from the sentence that goes on behind it."""
AROUND = " \t\n:=,.;!–—-«»\"“”'’"


def named(text: str, ears: Ears) -> str:
    """What stands behind the introduction; the text as it is where there is none."""
    text = unicodedata.normalize("NFC", text)
    words = tokens(text)
    for at, word in enumerate(words):
        line = " ".join(word.plain for word in words[at:]) + " "
        start = next((start for start in ears.introductions if line.startswith(f"{start} ")), None)
        if start:
            end = words[at + start.count(" ")].end
            # "I. M. Pei" is no "I'm Pei".
            return text if "." in text[word.end : end] else _before_the_story(text[end:].strip(AROUND))
        if word.plain not in ears.fillers:
            break
    return text


def _before_the_story(text: str) -> str:
    """Of "Ana Lopes et je n'arrive plus…" the name, if capitals show that it is one; else the text."""
    name = STORY.split(text, maxsplit=1)[0].strip(AROUND)
    words = name.split()
    return name if words and words[0][0].isupper() and words[-1][0].isupper() else text
