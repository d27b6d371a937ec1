"""What must agree within a section of the policy. Each check yields the place and one sentence."""

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from zoneinfo import available_timezones

from bot.firm.policy import (
    Both,
    Calendar,
    ChatLook,
    Clocks,
    Contact,
    FileRules,
    Firm,
    Frame,
    Hours,
    MaybeBoth,
    Option,
    Recourse,
)

Path = tuple[str | int, ...]
Faults = Iterator[tuple[Path, str]]

ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
PAGE = re.compile(r"https?://\S+")
LOGO = re.compile(
    r"https://[a-z0-9.-]+(:\d+)?/[^\s;,'\"]*|[a-z0-9_][a-z0-9_-]*\.(svg|png|webp)", re.IGNORECASE
)
TYPE = re.compile(r"[a-z]+/[a-z0-9.+-]+")
# Words that the chat understands at every question; an option of that name could never be chosen.
TAKEN = frozenset({"human", "complaint", "status", "back", "cancel", "restart", "fr", "en", "skip", "done"})


def firm(firm: Firm) -> Faults:
    yield from _zone("legal_zone", firm.legal_zone)


def contact(contact: Contact) -> Faults:
    for name in ("support_address", "complaints_address"):
        if not ADDRESS.fullmatch(getattr(contact, name)):
            yield (name,), f"'{getattr(contact, name)}' is not an e-mail address"
    for name in ("legal_page", "policy_page"):
        yield from _pages(name, getattr(contact, name))
    yield from _half(("post",), contact.post)


def chat(look: ChatLook) -> Faults:
    if look.logo and not LOGO.fullmatch(look.logo):
        yield ("logo",), f"'{look.logo}' is not the https address of a picture, nor the name of a file"
    yield from _half(("title",), look.title)
    yield from _half(("button",), look.button)


def calendar(calendar: Calendar) -> Faults:
    days = [proclaimed.day for proclaimed in calendar.proclaimed]
    for index in _repeated(days):
        yield ("proclaimed", index, "day"), f"{days[index]} is proclaimed twice"


def hours(hours: Hours) -> Faults:
    yield from _zone("zone", hours.zone)
    for index, frame in enumerate(hours.frames):
        if frame.closes <= frame.opens:
            yield ("frames", index, "closes"), "must be later than `opens`; a night needs two frames"
        for day in (frame.days[at] for at in _repeated(frame.days)):
            yield ("frames", index, "days"), f"{day} is named twice"
        if any(_overlap(frame, earlier) for earlier in hours.frames[:index]):
            yield ("frames", index), "overlaps an earlier frame on the same day"


def clocks(clocks: Clocks) -> Faults:
    for earlier, later in (("acknowledge", "propose"), ("answer_reminder", "answer")):
        if getattr(clocks, earlier) >= getattr(clocks, later):
            yield (earlier,), f"must be shorter than `{later}`"


def files(files: FileRules) -> Faults:
    for index in _repeated(files.types):
        yield ("types", index), f"'{files.types[index]}' is named twice"
    for index, name in enumerate(files.types):
        if not TYPE.fullmatch(name):
            yield ("types", index), f"'{name}' is not a file type such as application/pdf"


def topics(topics: Sequence[Option]) -> Faults:
    yield from _options(topics, TAKEN)


def services(services: Sequence[Option]) -> Faults:
    # The flow adds `other` to the services itself.
    yield from _options(services, TAKEN | {"other"})


def recourse(bodies: Sequence[Recourse]) -> Faults:
    for language in ("fr", "en"):
        names = [body.name.of(language).casefold() for body in bodies]
        for index in _repeated(names):
            yield (index, "name", language), "this body is named twice"
    for index, body in enumerate(bodies):
        yield from _half((index, "address"), body.address)
        if body.page and not PAGE.fullmatch(body.page):
            yield (index, "page"), f"'{body.page}' is not a web address"


def facts(facts: Mapping[str, MaybeBoth]) -> Faults:
    for name, fact in facts.items():
        yield from _half((name,), fact)


def _zone(name: str, zone: str) -> Faults:
    if zone not in available_timezones():
        yield (name,), f"there is no time zone '{zone}'; write one such as Indian/Mahe"


def _pages(name: str, pages: Both) -> Faults:
    for language in ("fr", "en"):
        if not PAGE.fullmatch(pages.of(language)):
            yield (name, language), f"'{pages.of(language)}' is not a web address"


def _half(path: Path, text: MaybeBoth) -> Faults:
    if bool(text.fr.strip()) != bool(text.en.strip()):
        filled, empty = ("French", "English") if text.fr.strip() else ("English", "French")
        yield path, f"is filled in {filled} and empty in {empty}; write both or neither"


def _options(options: Sequence[Option], taken: frozenset[str]) -> Faults:
    for index in _repeated([option.value for option in options]):
        yield (index, "value"), f"'{options[index].value}' is used twice"
    for index, option in enumerate(options):
        if option.value in taken:
            yield (index, "value"), f"'{option.value}' is a word of the chat itself; choose another"
    for language in ("fr", "en"):
        labels = [option.label.of(language).casefold() for option in options]
        for index in _repeated(labels):
            yield (index, "label", language), "this label is used twice, so typing it could mean either"


def _repeated(values: Iterable[Hashable]) -> Iterator[int]:
    """The places of values that stood before."""
    seen: set[Hashable] = set()
    for index, value in enumerate(values):
        if value in seen:
            yield index
        seen.add(value)


def _overlap(one: Frame, other: Frame) -> bool:
    return bool(set(one.days) & set(other.days)) and one.opens < other.closes and other.opens < one.closes
