"""What the dialogue decides: the desk's orders for one turn."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from bot.model.conversation import Position
from bot.model.entry import Ask, Kind
from bot.model.ids import InquiryNumber


class Request(StrEnum):
    """At most one a step; the desk carries it out in the same turn."""

    HUMAN = "human"
    """Put the conversation in the queue."""
    KEEP = "keep"
    """Keep the inquiry in writing: the desk writes the `kept` line."""
    ANSWERED = "answered"
    """The customer says the inquiry is answered; its clock stops."""
    COMPLAINT = "complaint"
    """File the complaint from the fields."""
    DROP = "drop"
    """The customer dropped the complaint."""
    CODE = "code"
    """Send the one-time code for `reference`."""
    RATE = "rate"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Started:
    """The conversation begins."""


@dataclass(frozen=True, slots=True)
class Typed:
    """The customer typed `text` while the bot leads; `to` is the ask it answers, already checked."""

    text: str


@dataclass(frozen=True, slots=True)
class Chose:
    """A choice of the open ask, `skip`, `done`, or a global choice."""

    choice: str


@dataclass(frozen=True, slots=True)
class Attached:
    """Files (as `Attachment.public()`), already stored."""

    files: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Filed:
    """The register has taken the complaint: `complaint` is the entry's card (contract: `complaint`)."""

    complaint: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Resumed:
    """A person gives the conversation back, at `state` (a state of the flow)."""

    state: str


Event = Started | Typed | Chose | Attached | Filed | Resumed


@dataclass(frozen=True, slots=True)
class Found:
    """What knowledge decided. `decision`: answer, offer, clarify, unknown, person.

    `articles`: rows `{id, title, passage, source, score}`, best first.
    """

    decision: str
    articles: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything from outside that a decision may rest on. Stored in the turn.

    `open`: inside opening hours. `staff_free`: somebody available has room. `inquiry`, `reply_by`: the number
    and date an inquiry opened by this turn gets. `found`: set when the flow asked for a search.
    `wish`: the word that works everywhere which a doubtful line means, where its words do not say so.
    `status`: what a right reference and code show (`{reference, card, sentence_fr, …}`), `None` if wrong.
    """

    today: date
    open: bool = True
    staff_free: bool = False
    inquiry: InquiryNumber | None = None
    reply_by: date | None = None
    found: Found | None = None
    wish: str | None = None
    status: Mapping[str, Any] | None = None
    languages_allowed: tuple[str, ...] = ("fr", "en")


@dataclass(frozen=True, slots=True)
class Say:
    """One line of the bot."""

    kind: Kind
    text: str
    ask: Ask | None = None
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Step:
    """`position`, `language`, `fields`: after the step. `says`: in order; only the last may carry the ask
    that is now open. `echo`: the field that the customer's act answered, if any; `choice`: the value chosen
    and `label` its words.
    """

    position: Position
    language: str
    fields: Mapping[str, Any]
    says: tuple[Say, ...] = ()
    request: Request | None = None
    echo: str | None = None
    choice: str | None = None
    label: str | None = None
