"""Cuts what people type into comparable words: no capitals, no accents, no endings."""

import html
import re
import unicodedata
from functools import lru_cache
from threading import Lock

import snowballstemmer

STEMMERS = {"fr": snowballstemmer.stemmer("french"), "en": snowballstemmer.stemmer("english")}
LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss"})
SENTENCE_END = re.compile(r"[.!?;\n…]+")
WORD = re.compile(r"[a-z0-9]+")
TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>")
SHORTEST = 3
LONGEST = 40
"""Letters of a word that are read. Endings are cut one by one: of 4,000 letters that took 25 seconds."""
# A stemmer keeps its word in itself while it cuts, and questions are searched in threads.
CUTTING = Lock()


def plain(text: str) -> str:
    """Small letters without accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(LIGATURES))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def bare(text: str) -> str:
    """Without the tags and entities that come along from a page: `<b>frais</b>&nbsp;?` is `frais ?`."""
    return html.unescape(TAG.sub(" ", text)) if "<" in text or "&" in text else text


def tokens(text: str) -> list[str]:
    return [word[:LONGEST] for word in WORD.findall(plain(text))]


def sentences_of(text: str) -> list[str]:
    return [sentence for part in SENTENCE_END.split(text) if (sentence := part.strip())]


@lru_cache(maxsize=50_000)
def stem(word: str, language: str) -> str:
    """Cut until nothing falls: without accents French is cut unevenly (`retiré`, `retirée`, `retirer`)."""
    with CUTTING:
        while len(cut := STEMMERS[language].stemWord(word)) >= SHORTEST and cut != word:
            word = cut
    return word


def grams(text: str) -> list[str]:
    """Runs of three to five letters within words, with their edges: `_re`, `ret`, …"""
    found = []
    for word in tokens(text):
        edged = f"_{word}_"
        for size in (3, 4, 5):
            found += [edged[at : at + size] for at in range(len(edged) - size + 1)]
    return found
