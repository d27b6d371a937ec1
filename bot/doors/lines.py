"""The lines of the console's lists, as staff may see them, and who of staff is here."""

from collections.abc import Mapping
from typing import Any

from bot.actions import waits
from bot.actions.desk import Desk
from bot.doors import wire
from bot.model.conversation import Head
from bot.model.ids import ConversationId, StaffId
from bot.model.people import System
from bot.model.permission import visible_fields

MEASURED = {"outcome": "outcome", "waited": "longest_wait"}
ENDED = frozenset({"answered", "complaint", "interim"})


class Lines:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._visible = visible_fields(System("console"), "line")

    async def one(self, conversation: ConversationId) -> dict[str, Any] | None:
        line = await self._desk.store.lines.get(conversation)
        return self.shown(line) if line is not None else None

    async def of(self, head: Head) -> dict[str, Any]:
        """As `one`, for a head that the lists may not show yet."""
        return self.shown(await self._desk.store.lines.of(head))

    async def waiting(self) -> list[dict[str, Any]]:
        return [self.shown(line) for line in await self._desk.store.lines.waiting()]

    async def led_by(self, staff: StaffId) -> list[dict[str, Any]]:
        return [self.shown(line) for line in await self._desk.store.lines.led_by(staff)]

    async def expected_minutes(self, language: str) -> int | None:
        return await waits.expected_minutes(self._desk, language)

    def present(self) -> list[StaffId]:
        return self._desk.tools.presence.present()

    async def staff(self, id: StaffId) -> dict[str, Any] | None:
        """`available` is false for somebody who is not at the console; None for nobody's id."""
        desktop = self._desk.tools.presence.get(id)
        person = desktop.staff if desktop else await self._desk.store.people.get(id)
        if person is None:
            return None
        return {
            "id": id,
            "name": person.name,
            "available": desktop is not None and desktop.available,
            "load": len(desktop.leads) if desktop else len(await self._desk.store.people.holds(id)),
            "capacity": person.capacity,
        }

    def shown(self, line: Mapping[str, Any]) -> dict[str, Any]:
        """One line of the store, as it leaves."""
        shown = {key: value for key, value in line.items() if key in self._visible}
        measured = line.get("measured", {})
        shown |= {name: measured[key] for name, key in MEASURED.items() if key in measured}
        inquiry = line.get("inquiry")
        if inquiry and inquiry["state"] not in ENDED:
            shown["due"] = {"clock": "interim", "by": inquiry["reply_by"]}
        plain: dict[str, Any] = wire.plain(shown)
        return plain
