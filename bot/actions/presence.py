"""Who of staff is at the console and takes conversations, here and as other processes said."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.model.ids import ConversationId, StaffId
from bot.model.people import Staff


@dataclass
class Desktop:
    """`sockets`: the console tabs open."""

    staff: Staff
    available: bool = True
    sockets: set[str] = field(default_factory=set)
    leads: set[ConversationId] = field(default_factory=set)


class Presence:
    def __init__(self) -> None:
        self._at_desk: dict[StaffId, Desktop] = {}
        self.elsewhere: dict[StaffId, Desktop] = {}
        self.missing: dict[StaffId, datetime] = {}
        """Since when somebody who leads conversations is at no console, as this process has seen it."""
        self.idle: dict[tuple[StaffId, ConversationId], datetime] = {}
        """Since when a conversation fills somebody's room whom no list shows to lead it."""
        self._led: dict[StaffId, tuple[frozenset[ConversationId], datetime]] = {}
        """What somebody leads, and since when it is that."""

    def came(self, staff: Staff, socket: str) -> Desktop:
        desktop = self._at_desk.setdefault(staff.id, Desktop(staff))
        desktop.staff = staff
        desktop.sockets.add(socket)
        return desktop

    def went(self, staff: StaffId, socket: str) -> bool:
        """True when it was the last tab."""
        desktop = self._at_desk.get(staff)
        if desktop is None:
            return False
        desktop.sockets.discard(socket)
        if desktop.sockets:
            return False
        del self._at_desk[staff]
        return True

    def present(self) -> list[StaffId]:
        """At a console of this process."""
        return list(self._at_desk)

    def availability(self) -> dict[StaffId, bool]:
        """Of those present."""
        return {staff: desktop.available for staff, desktop in self._at_desk.items()}

    def leads(self) -> set[ConversationId]:
        """What those present lead."""
        return set().union(*(desktop.leads for desktop in self._at_desk.values()))

    def get(self, staff: StaffId) -> Desktop | None:
        return self._at_desk.get(staff) or self.elsewhere.get(staff)

    def somebody_free(self, language: str) -> bool:
        """Whether anyone takes conversations in `language` and has room."""
        return any(
            desktop.available
            and language in desktop.staff.languages
            and len(desktop.leads) < desktop.staff.capacity
            for desktop in self.desktops()
        )

    def desktops(self) -> list[Desktop]:
        """Of everybody at a console, each once."""
        return list({**self.elsewhere, **self._at_desk}.values())

    def unchanged_for(self, desktop: Desktop, now: datetime) -> timedelta:
        """Since when nothing began or ended for somebody, as far as this process has looked."""
        leads = frozenset(desktop.leads)
        led, since = self._led.get(desktop.staff.id, (leads, now))
        since = since if led == leads else now
        self._led[desktop.staff.id] = (leads, since)
        return now - since
