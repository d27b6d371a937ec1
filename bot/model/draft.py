"""A turn being written: numbers the entries, moves the mode, keeps the head in step. Pure."""

from datetime import datetime
from typing import Any

from bot.model import mode as modes
from bot.model.conversation import Head, Last, Person, Turn
from bot.model.entry import STAFF_ONLY, Ask, By, Entry, Kind
from bot.model.ids import StaffId
from bot.model.mode import Mode
from bot.model.sensitive import seen_by_staff

LAST_TEXT = 140
"""Characters of the last line that lists show."""
LOOKED_AT = LAST_TEXT + 80
"""A number that begins among them ends among these, and is masked whole."""


class Draft:
    def __init__(self, head: Head, at: datetime) -> None:
        self.head = head.changed({"n": head.n + 1})
        self.at = at
        self.entries: list[Entry] = []
        self.facts: dict[str, Any] = {}

    def write(
        self,
        by: By,
        kind: Kind,
        text: str | None = None,
        *,
        sender: StaffId | None = None,
        name: str | None = None,
        client_id: str | None = None,
        field: str | None = None,
        choice: str | None = None,
        ask: Ask | None = None,
        **more: Any,
    ) -> Entry:
        """Add a line. What is for staff only gets a `no`; everything else also the next `seq`."""
        no = self.head.last_no + 1
        seq = None if kind in STAFF_ONLY else self.head.last_seq + 1
        entry = Entry(
            no=no,
            at=self.at,
            by=by,
            kind=kind,
            seq=seq,
            sender=sender,
            name=name,
            text=text,
            client_id=client_id,
            field=field,
            choice=choice,
            ask=ask.opened_at(seq) if ask and seq else None,
            more={key: value for key, value in more.items() if value is not None},
        )
        self.entries.append(entry)
        self.change(last_no=no, last_seq=seq or self.head.last_seq, ask=entry.ask or self.head.ask)
        return entry

    def change(self, **values: Any) -> None:
        """Set parts of the head (`language=…`, `fields=…`, `inquiry=…`)."""
        self.head = self.head.changed(values)

    def move(self, name: str, agent: Person | None = None) -> None:
        """Move the mode along its chart and settle what hangs on it.

        The open ask ends with every change of who leads. Raises Closed or NotWaiting.
        """
        mode = modes.after(self.head.mode, name)
        served = self.head.served
        if agent and agent.id not in served:
            served = (*served, agent.id)
        self.change(
            mode=mode,
            agent=agent if mode is Mode.AGENT else None,
            served=served,
            waiting_since=self.at if mode is Mode.WAITING else None,
            closed_at=self.at if mode is Mode.CLOSED else None,
            offer=None,
            passed=(),
            ask=None,
        )

    def keep_field(self, name: str, value: Any, entry: Entry | None = None) -> None:
        """Keep what the customer told; `entry` is the line whose text is exactly `value`."""
        written = {key: place for key, place in self.head.written.items() if key != name}
        if entry is not None and entry.text == value:
            written[name] = (self.head.n, entry.no)
        self.change(fields={**self.head.fields, name: value}, written=written)

    def turn(self, key: str, digest: str) -> Turn:
        seen = next((entry for entry in reversed(self.entries) if entry.seq is not None), None)
        if seen is not None:
            self.change(last=_last(seen))
        return Turn(
            key=key,
            digest=digest,
            at=self.at,
            entries=tuple(self.entries),
            head=self.head,
            facts=self.facts,
        )


def _last(entry: Entry) -> Last:
    text = seen_by_staff((entry.text or "")[:LOOKED_AT], entry.field)[:LAST_TEXT]
    return Last(entry.no, entry.by, text, entry.at)
