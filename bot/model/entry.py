"""Entries: what happened in a conversation, one line each."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.model.ids import StaffId


class By(StrEnum):
    CUSTOMER = "customer"
    BOT = "bot"
    AGENT = "agent"
    SYSTEM = "system"


class Kind(StrEnum):
    SAID = "said"
    ASKED = "asked"
    OFFERED = "offered"
    FILE = "file"
    WAITING = "waiting"
    JOINED = "joined"
    LEFT = "left"
    RETURNED = "returned"
    KEPT = "kept"
    INTERIM = "interim"
    RESOLVED = "resolved"
    FILED = "filed"
    STATUS = "status"
    RATED = "rated"
    CLOSED = "closed"
    NOTE = "note"
    TAGGED = "tagged"
    CORRECTED = "corrected"
    REVEALED = "revealed"
    ROUTED = "routed"


STAFF_ONLY = frozenset({Kind.NOTE, Kind.TAGGED, Kind.CORRECTED, Kind.REVEALED, Kind.ROUTED})
"""By staff for staff: they have a `no` and never a `seq`, and never leave the console."""


class AskType(StrEnum):
    TEXT = "text"
    LONG_TEXT = "long_text"
    EMAIL = "email"
    CHOICE = "choice"
    CONFIRM = "confirm"
    DATE = "date"
    MONEY = "money"
    FILES = "files"


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Ask:
    """An open question. `to` is the `seq` of its entry (0 until the entry is written).

    `summary` is what a read-back shows: rows `{field, label, value}`.
    `progress` is `(this, of)` where the flow counts its questions.
    `currency`: of an amount of money that names none.
    `earlier`: what the customer wrote before and may keep as the answer, by the choice of the same name.
    """

    field: str
    type: AskType
    choices: tuple[Choice, ...] = ()
    optional: bool = False
    to: int = 0
    summary: tuple[Mapping[str, str], ...] = ()
    progress: tuple[int, int] | None = None
    currency: str | None = None
    earlier: str | None = None

    def opened_at(self, seq: int) -> "Ask":
        return replace(self, to=seq)

    def to_document(self) -> dict[str, Any]:
        document: dict[str, Any] = {
            "field": self.field,
            "to": self.to,
            "type": self.type.value,
            "optional": self.optional,
        }
        if self.choices:
            document["choices"] = [{"value": c.value, "label": c.label} for c in self.choices]
        if self.summary:
            document["summary"] = [dict(row) for row in self.summary]
        if self.progress:
            document["progress"] = {"this": self.progress[0], "of": self.progress[1]}
        if self.currency:
            document["currency"] = self.currency
        if self.earlier:
            document["earlier"] = self.earlier
        return document

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> "Ask":
        progress = document.get("progress")
        return cls(
            field=document["field"],
            type=AskType(document["type"]),
            choices=tuple(Choice(c["value"], c["label"]) for c in document.get("choices", ())),
            optional=document["optional"],
            to=document["to"],
            summary=tuple(document.get("summary", ())),
            progress=(progress["this"], progress["of"]) if progress else None,
            currency=document.get("currency"),
            earlier=document.get("earlier"),
        )


@dataclass(frozen=True, slots=True)
class Entry:
    """One line. `more` holds what only some kinds have, under the contract's names:
    `articles`, `files`, `inquiry`, `complaint`, `score`, `comment`, `reason`, `promised_on`, `state`,
    `tags`, `fields` (names of what was corrected), `revealed` (what was shown), `routed` (why to whom).

    `sender` is the staff id behind a line; it is for the console only.
    """

    no: int
    at: datetime
    by: By
    kind: Kind
    seq: int | None = None
    sender: StaffId | None = None
    name: str | None = None
    text: str | None = None
    client_id: str | None = None
    field: str | None = None
    choice: str | None = None
    ask: Ask | None = None
    more: Mapping[str, Any] = dataclasses.field(default_factory=dict)

    def to_document(self) -> dict[str, Any]:
        """A plain document (`at` stays a datetime); what is absent is left out."""
        document: dict[str, Any] = {"no": self.no, "at": self.at, "by": self.by.value}
        document["kind"] = self.kind.value
        for key in ("seq", "sender", "name", "text", "client_id", "field", "choice"):
            value = getattr(self, key)
            if value is not None:
                document[key] = value
        if self.ask is not None:
            document["ask"] = self.ask.to_document()
        document.update(self.more)
        return document

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> "Entry":
        rest = dict(document)
        ask = rest.pop("ask", None)
        return cls(
            no=rest.pop("no"),
            at=rest.pop("at"),
            by=By(rest.pop("by")),
            kind=Kind(rest.pop("kind")),
            seq=rest.pop("seq", None),
            sender=rest.pop("sender", None),
            name=rest.pop("name", None),
            text=rest.pop("text", None),
            client_id=rest.pop("client_id", None),
            field=rest.pop("field", None),
            choice=rest.pop("choice", None),
            ask=Ask.from_document(ask) if ask else None,
            more=rest,
        )
