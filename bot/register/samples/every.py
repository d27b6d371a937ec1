"""Every letter there is to look at, with what fills its blanks. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from bot.errors import NotAllowed
from bot.register import firm_blanks
from bot.register.clocks import Almanac
from bot.register.firm_blanks import Blanks
from bot.register.inquiry_blanks import inquiry_reply
from bot.register.samples.complaints import PLAYS
from bot.register.samples.sayings import SAYINGS
from bot.register.samples.story import BEGIN, Story


@dataclass(frozen=True, slots=True)
class Sample:
    """`name`: the kind of letter, and after a hyphen what is particular. `at`: when it is written."""

    name: str
    language: str
    blanks: Blanks
    at: datetime

    @property
    def kind(self) -> str:
        return self.name.split("-")[0]


def samples(language: str, almanac: Almanac) -> Iterator[Sample]:
    """One of each kind, and more where what happened makes it say something else."""
    for name, play in PLAYS.items():
        story = Story(almanac, language)
        try:
            play(story)
        except NotAllowed:
            # This firm's policy never lets it happen: no extension, say, and then no letter of one.
            continue
        yield Sample(name, language, story.blanks(name.split("-")[0]), story.now)
    for name, filled in _others(language, almanac):
        yield Sample(name, language, filled, BEGIN)


def _others(language: str, almanac: Almanac) -> Iterator[tuple[str, Blanks]]:
    say = SAYINGS[language]
    nameless = {"number": "Q-2026-000456", "language": language, "opened_at": BEGIN}
    inquiry = MappingProxyType(nameless | {"name": say["name"]})
    yield "answer", inquiry_reply(inquiry, say["answer"], None, BEGIN, almanac)
    yield "answer-nameless", inquiry_reply(nameless, say["answer"], None, BEGIN, almanac)
    by = almanac.deadline(BEGIN, 4).due.isoformat()
    yield "interim", inquiry_reply(inquiry, say["inquiry"], by, BEGIN, almanac)
    yield "code", firm_blanks.one_time_code("C-2026-000001", "482913", 10, almanac.policy)
    yield "transcript", firm_blanks.of_firm(almanac.policy)
