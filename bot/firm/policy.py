"""The shape of `flows/policy.yaml`: the firm, its promises and its addresses. No number of it is in code."""

import re
from collections.abc import Sequence
from datetime import date, time
from typing import Annotated, Literal

from babel.numbers import list_currencies
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from bot.errors import Sentence

Language = Literal["fr", "en"]
Name = Annotated[str, Field(pattern=r"^[a-z0-9_]{1,40}$")]
Line = Annotated[str, Field(min_length=1, max_length=500)]
Text = Annotated[str, Field(min_length=1, max_length=4000)]
CalendarName = Literal["SC", "CY", "CY-BANK", "FR", "GB-ENG"]
# With seconds in the stored versions of a flow, which are written by the program.
HOUR = re.compile(r"([01]\d|2[0-3]):[0-5]\d(:00)?", re.ASCII)


def _hour(value: object) -> object:
    """Pydantic alone would take a number for seconds in UTC, and hours of another zone than the firm's."""
    if isinstance(value, time) and value.tzinfo is None:
        return value
    if not isinstance(value, str) or not HOUR.fullmatch(value):
        raise PydanticCustomError("hour", 'write an hour as "09:00"')
    return value


Hour = Annotated[time, BeforeValidator(_hour)]
"""On the clocks of a zone that is named beside it."""


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Both(Part):
    """The same in both languages."""

    fr: Text
    en: Text

    def of(self, language: str) -> str:
        return self.fr if language == "fr" else self.en


class MaybeBoth(Part):
    """A fact that the firm may not have filled in yet: both empty, or both said."""

    fr: str = Field(default="", max_length=4000)
    en: str = Field(default="", max_length=4000)

    def of(self, language: str) -> str:
        return self.fr if language == "fr" else self.en


class Option(Part):
    value: Name
    label: Both


class Service(Option):
    """A service of the client service agreement that a complaint may be about."""


class Topic(Option):
    """What an inquiry is about; also the queue (`queue:<value>`) it may wait in."""


class Frame(Part):
    """Opening hours of a weekday, in the zone of `hours`."""

    days: Sequence[Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]] = Field(
        min_length=1, max_length=7
    )
    opens: Hour
    closes: Hour


class Hours(Part):
    zone: Line
    frames: Sequence[Frame] = Field(max_length=50)
    closed_on_holidays: bool = True


class Queue(Part):
    """`offer_seconds`: how long a waiting conversation is offered to one person; 0 leaves it to be taken."""

    offer_seconds: int = Field(default=0, ge=0, le=600)


class ProclaimedDay(Part):
    day: date
    name: Both
    source: Line


class Clocks(Part):
    """Business days, but for `lapse_months` and `retention_years`."""

    interim: int = Field(ge=1, le=60)
    acknowledge: int = Field(ge=1, le=60)
    external: int = Field(ge=1, le=250)
    propose: int = Field(ge=1, le=250)
    answer: int = Field(ge=1, le=250)
    answer_reminder: int = Field(ge=1, le=250)
    final_notice: int = Field(ge=1, le=250)
    reply: int = Field(ge=1, le=250)
    lapse_months: int = Field(ge=3, le=24)
    retention_years: int = Field(ge=7, le=50)


def _known(currency: str) -> str:
    if currency not in list_currencies():
        raise ValueError(Sentence(f"There is no currency {currency}.", f"La devise {currency} n'existe pas."))
    return currency


class Money(Part):
    """`minor`: in the smallest unit, cents for the euro."""

    minor: int = Field(ge=0, le=10**12)
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$"), AfterValidator(_known)]


class RootCause(Option):
    """What complaints come from: an area and, below it, its causes. The list is closed."""

    causes: Sequence[Option] = Field(min_length=1, max_length=30)


class Complaints(Part):
    """`lapse_notice`: business days. `extensions`: at most so many. `redress_limit`: above it two people."""

    lapse_notice: int = Field(ge=1, le=60)
    extensions: int = Field(ge=0, le=5)
    redress_limit: Money
    root_causes: Sequence[RootCause] = Field(min_length=1, max_length=20)


class Reporting(Part):
    """`return_day`: of the month after a half-year. A cause is an alert at `alert_count` complaints in
    `alert_days`, or at `alert_factor` times its rate of the `alert_months` before.
    """

    return_day: int = Field(ge=1, le=28)
    alert_count: int = Field(ge=2, le=1_000)
    alert_days: int = Field(ge=1, le=366)
    alert_months: int = Field(ge=1, le=60)
    alert_factor: int = Field(ge=1, le=100)


class Calendar(Part):
    name: CalendarName
    cutoff: Hour | None = None
    proclaimed: Sequence[ProclaimedDay] = Field(default=(), max_length=200)


class Recourse(Part):
    """A body outside the firm that a customer may turn to."""

    name: Both
    address: MaybeBoth = MaybeBoth()
    page: str = Field(default="", max_length=500)


class Contact(Part):
    support_address: Line
    complaints_address: Line
    phone: str = Field(default="", max_length=60)
    post: MaybeBoth = MaybeBoth()
    legal_page: Both
    policy_page: Both


class FileRules(Part):
    bytes_each: int = Field(ge=1_000, le=100_000_000)
    per_conversation: int = Field(ge=1, le=200)
    types: Sequence[Line] = Field(min_length=1, max_length=30)


class Declaration(Part):
    version: Line
    text: Both


class Keeping(Part):
    conversation_months: int = Field(ge=1, le=120)
    draft_days: int = Field(ge=1, le=365)
    greeting_hours: int = Field(ge=1, le=720)


class Firm(Part):
    name: Line
    legal_zone: Line
    accent: Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]
    seat: Both


class ChatLook(Part):
    """How the chat looks on the firm's site. `logo`: a square picture, by https address or file name."""

    position: Literal["right", "left"] = "right"
    logo: str = Field(default="", max_length=500)
    title: MaybeBoth = MaybeBoth()
    button: MaybeBoth = MaybeBoth()

    @property
    def logo_file(self) -> str | None:
        """The picture's name, where it stands beside the policy."""
        return self.logo if self.logo and "/" not in self.logo else None


class Policy(Part):
    """`facts`: what articles and phrases may quote; an empty one is a blank that is left out."""

    version: Line
    firm: Firm
    contact: Contact
    chat: ChatLook = ChatLook()
    calendar: Calendar
    hours: Hours
    queue: Queue = Queue()
    clocks: Clocks
    complaints: Complaints
    reporting: Reporting
    keeping: Keeping
    files: FileRules
    declaration: Declaration
    topics: Sequence[Topic] = Field(min_length=1, max_length=30)
    services: Sequence[Service] = Field(min_length=1, max_length=40)
    recourse: Sequence[Recourse] = Field(min_length=1, max_length=10)
    facts: dict[Name, MaybeBoth] = Field(default_factory=dict)
