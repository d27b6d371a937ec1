"""Tells people in every process: those who are connected here at once, the others by a hint."""

from typing import Protocol

from bot.actions.audience import Audience
from bot.actions.told import Told
from bot.actions.tools import Tools
from bot.model.conversation import Head, Turn
from bot.model.ids import ConversationId, StaffId
from bot.reach.ports import Bus
from bot.store.ports import Store


class Here(Audience, Protocol):
    """Those who are connected to this process."""

    def hears(self, conversation: ConversationId, staff: list[StaffId]) -> bool:
        """Whether anybody here is told of the conversation; `staff` have to do with it."""

    def conversations(self) -> set[ConversationId]:
        """Of which somebody here hears."""

    def sessions(self) -> set[str]:
        """Token hashes of the consoles open here."""


def involved(before: Head, head: Head) -> list[StaffId]:
    people = (before.agent, head.agent, head.return_to)
    return sorted({person.id for person in people if person is not None})


class Everywhere:
    """The Audience of the actions where several processes serve."""

    def __init__(self, here: Here, bus: Bus, told: Told, store: Store, tools: Tools) -> None:
        self._here, self._bus, self._told, self._store, self._tools = here, bus, told, store, tools

    async def saved(self, before: Head, turn: Turn) -> None:
        head = turn.head
        # Another process may have saved the turn before, its hint still on its way: then it tells both.
        self._told.follow(head.conversation, head.n)
        await self._here.saved(before, turn)
        self._bus.tell(
            {
                "kind": "turn",
                "conversation": head.conversation,
                "n": head.n,
                "staff": involved(before, head),
            }
        )

    def joined(self, head: Head) -> None:
        self._told.begin(head.conversation, head.n)

    async def listed(self, head: Head) -> None:
        await self._here.listed(head)
        self._bus.tell({"kind": "listed", "conversation": head.conversation})

    async def typing(self, conversation: ConversationId, by: str, name: str | None, on: bool) -> None:
        await self._here.typing(conversation, by, name, on)
        self._bus.tell({"kind": "typing", "conversation": conversation, "by": by, "on": on})

    async def seen(self, conversation: ConversationId, by: str, seq: int) -> None:
        await self._here.seen(conversation, by, seq)
        self._bus.tell({"kind": "seen", "conversation": conversation, "by": by, "seq": seq})

    async def staff_changed(self, staff: StaffId) -> None:
        # The others read who is here: it must stand there before they are told to look.
        await self._store.attendance.put(
            self._tools.owner, self._tools.clock(), self._tools.presence.availability()
        )
        await self._here.staff_changed(staff)
        self._bus.tell({"kind": "staff", "staff": staff})

    async def alert(self, code: str, conversation: ConversationId | None, text: str) -> None:
        await self._here.alert(code, conversation, text)
        self._bus.tell({"kind": "alert", "code": code, "conversation": conversation, "text": text})

    async def signed_out(self, token_hashes: list[str]) -> None:
        await self._here.signed_out(token_hashes)
        self._bus.tell({"kind": "signed_out", "sessions": token_hashes})
