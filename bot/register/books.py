"""The books of a period, kept from the chain alone: what was open, came, went, and is open. Pure."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.model.instants import read_stamp
from bot.register.chain import Document
from bot.register.lifecycle import OPEN

PROMISES = ("acknowledge", "propose", "extended")


@dataclass
class Books:
    """Fed with every event in order until it says that the period is over. Counts rounds, not references:
    one that was reopened is received again. A clock set back moves no event into an earlier period.
    """

    start: datetime
    end: datetime
    open_at_start: int = 0
    last: Document | None = None
    received: list[Document] = field(default_factory=list)
    reopened: list[Document] = field(default_factory=list)
    closed: list[Document] = field(default_factory=list)
    happened: Counter[str] = field(default_factory=Counter)
    met: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    _now: datetime | None = None
    _open: set[str] = field(default_factory=set)
    _due: dict[tuple[str, str], str] = field(default_factory=dict)

    def event(self, event: Document) -> bool:
        """False for the first one after the period, which is not counted."""
        self._now = max(read_stamp(event["at"]), self._now or read_stamp(event["at"]))
        if self._now >= self.end:
            return False
        self.last = event
        within = self._now >= self.start
        self._clocks(event, within)
        self._moved(event, within)
        if not within:
            self.open_at_start = len(self._open)
        return True

    @property
    def open_at_end(self) -> int:
        return len(self._open)

    @property
    def balance(self) -> bool:
        came = self.open_at_start + len(self.received) + len(self.reopened)
        return came == len(self.closed) + self.open_at_end

    def promises(self) -> dict[str, dict[str, int]]:
        """How many of each promise were met and how many missed in the period."""
        return {name: {"met": self.met[name], "missed": self.missed[name]} for name in PROMISES}

    def _moved(self, event: Document, within: bool) -> None:
        reference = event["complaint"]
        was, is_ = event["before"]["state"] in OPEN, event["after"]["state"] in OPEN
        (self._open.add if is_ else self._open.discard)(reference)
        if not within:
            return
        self.happened[event["event"]] += 1
        if event["after"]["state"] == "purged" and event["before"]["state"] != "purged":
            self.happened["purged"] += 1
        if is_ and not was:
            (self.received if event["event"] == "file" else self.reopened).append(event)
        if was and not is_:
            self.closed.append(event)

    def _clocks(self, event: Document, within: bool) -> None:
        reference = event["complaint"]
        for clock in event.get("starts", ()):
            self._due[reference, clock["clock"]] = clock["due_exclusive_utc"]
        if not within:
            return
        for row in event.get("misses", ()):
            self.missed[row["clock"]] += 1
        for row in event.get("stops", ()):
            due = self._due.get((reference, row["clock"]))
            kept = due is not None and row["at"] < due
            self.met[row["clock"]] += row["clock"] in PROMISES and kept


def told(books: Books) -> dict[str, Any]:
    return {
        "open_at_start": books.open_at_start,
        "received": len(books.received),
        "reopened": len(books.reopened),
        "closed": len(books.closed),
        "open_at_end": books.open_at_end,
    }


def counted(values: list[Any]) -> Mapping[str, int]:
    """How often each came, most often first, then by name; what is absent is not counted."""
    found = Counter(str(value) for value in values if value)
    return dict(sorted(found.items(), key=lambda row: (-row[1], row[0])))
