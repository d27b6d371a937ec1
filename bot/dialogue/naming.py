"""The name in a sentence that introduces somebody: "Bonjour, je m'appelle Ana"."""

import unicodedata

from bot.dialogue.ears import Ears
from bot.dialogue.matching import tokens

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
            return text if "." in text[word.end : end] else text[end:].strip(AROUND)
        if word.plain not in ears.fillers:
            break
    return text
