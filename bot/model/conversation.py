"""A conversation as it stands after a turn: its head."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.model.entry import Ask, By, Entry
from bot.model.ids import ConversationId, DraftId, InquiryNumber, Reference, StaffId
from bot.model.mode import Mode


@dataclass(frozen=True, slots=True)
class Position:
    """Where the dialogue stands.

    `flow`: the SHA-256 of the flow's canonical form. `asked`: states that asked, oldest first (for `back`).
    `tries`: how often the open ask was answered unusably. `aside`: a global word typed inside a long text and
    the text it stood in, while the bot asks back. `resume`: the state that a digression returns to.
    `fixing`: the state whose question waits while an earlier answer is given again. `quiet`: how often the
    bot has spoken into the customer's silence. `at_ease`: nothing waits for the customer's answer, so that no
    silence is broken. `reassured`: `waiting_since` of the wait in which the bot has said that lines are kept.
    `tongue_told`: the customer was told, in a language that we do not answer in, which ones we do.
    `earlier`: what the customer wrote where something else was asked, until the question comes that it
    answers; empty once the customer would not keep it.
    """

    flow: str
    state: str
    asked: tuple[str, ...] = ()
    tries: int = 0
    aside: Mapping[str, str] | None = None
    resume: str | None = None
    fixing: str | None = None
    quiet: int = 0
    at_ease: bool = False
    reassured: datetime | None = None
    tongue_told: bool = False
    earlier: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A member of staff as a conversation names one."""

    id: StaffId
    name: str


@dataclass(frozen=True, slots=True)
class Last:
    no: int
    by: By
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class OpenInquiry:
    """The inquiry of this conversation. `state`: open, interim, answered, complaint."""

    number: InquiryNumber
    opened_at: datetime
    reply_by: str
    """Last day for the answer or interim reply, a date in the legal zone."""
    state: str = "open"


@dataclass(frozen=True, slots=True)
class Filing:
    """A complaint on its way into the register; `received_at` is the instant of the turn that files."""

    draft: DraftId
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Following:
    """A complaint that a one-time code has opened in this conversation, until then."""

    reference: Reference
    until: datetime


@dataclass(frozen=True, slots=True)
class Offer:
    """A waiting conversation is offered to one person until an instant."""

    staff: StaffId
    name: str
    until: datetime


@dataclass(frozen=True)
class Head:
    """`fields`: what the customer told, by the flow's names; texts, lists of files, dates as `YYYY-MM-DD`.

    `written`: for a field that was typed as one line, the turn and entry it stands in, so that the store need
    not copy a long text into every later turn. `served`: everyone of staff who has led this conversation.
    `return_to`: the agent who sent the customer to the bot to file a complaint.
    `skill`: the queue it waits in. `offer`: to whom it is offered; `passed`: who did not want it.
    """

    conversation: ConversationId
    started_at: datetime
    language: str
    position: Position
    n: int = 0
    last_no: int = 0
    last_seq: int = 0
    mode: Mode = Mode.BOT
    fields: Mapping[str, Any] = field(default_factory=dict)
    written: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    ask: Ask | None = None
    agent: Person | None = None
    served: tuple[StaffId, ...] = ()
    return_to: Person | None = None
    waiting_since: datetime | None = None
    skill: str | None = None
    offer: Offer | None = None
    passed: tuple[StaffId, ...] = ()
    inquiry: OpenInquiry | None = None
    filing: Filing | None = None
    complaint: Reference | None = None
    following: tuple[Following, ...] = ()
    rated: int | None = None
    closed_at: datetime | None = None
    tags: tuple[str, ...] = ()
    last: Last | None = None

    def changed(self, values: Mapping[str, Any]) -> "Head":
        """As `dataclasses.replace`, which takes ten times as long; a turn changes its head ten times."""
        head = object.__new__(Head)
        head.__dict__.update(self.__dict__)
        head.__dict__.update(values)
        return head


@dataclass(frozen=True, slots=True)
class Turn:
    """What is saved at once: the entries of one act and the head after it.

    `key`: chosen before the first try (`customer:m1`, `staff:<id>:m1`, `timer:nudge:7`), unique in its
    conversation. `digest`: of the command, so that the same key with other content is noticed.
    `facts`: everything from outside that the dialogue was told, for an exact replay.
    """

    key: str
    digest: str
    at: datetime
    entries: tuple[Entry, ...]
    head: Head
    facts: Mapping[str, Any] = field(default_factory=dict)
