"""Every letter that there is a sample of, as a person and as a browser read it."""

import re
from collections import Counter
from html.parser import HTMLParser
from typing import Any

import pytest

from bot.register.letters import LANGUAGES, Letter, load_letters
from bot.register.samples.every import Sample, samples
from tests.register.register_making import FLOWS, almanac

LETTERS = load_letters(FLOWS / "letters")
ALL = [one for language in LANGUAGES for one in samples(language, almanac())]


class Page(HTMLParser):
    """What a page says, its title, and how often each tag stands."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags = Counter[str]()
        self.language = self.title = self.said = ""
        self._newest = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags[tag] += 1
        self._newest = tag
        if tag == "html":
            self.language = dict(attrs)["lang"]

    def handle_endtag(self, tag: str) -> None:
        self._newest = ""

    def handle_data(self, data: str) -> None:
        if self._newest == "title":
            self.title += data
        else:
            self.said += data


def written(one: Sample) -> Letter:
    return LETTERS.render(one.kind, one.language, one.blanks)


def prose(one: Sample) -> str:
    """Subject and text as a person reads them: without what a machine reads."""
    letter = written(one)
    return re.sub(r"\S*(recourse:|@|://)\S*", "…", f"{letter.subject}\n{letter.text}")


def called(one: Sample) -> str:
    return f"{one.name}.{one.language}"


every = pytest.mark.parametrize("one", ALL, ids=called)
