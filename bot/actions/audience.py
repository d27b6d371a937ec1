"""How actions tell people what happened. `doors/audience.py` decides who hears it."""

from typing import Protocol

from bot.model.conversation import Head, Turn
from bot.model.ids import ConversationId, StaffId


class Audience(Protocol):
    async def saved(self, before: Head, turn: Turn) -> None:
        """A turn was saved: tell its entries, and the mode if it moved."""

    def joined(self, head: Head) -> None:
        """Somebody hears of the conversation from now on, and was told of everything up to this head."""

    async def listed(self, head: Head) -> None:
        """The list of conversations shows this head now."""

    async def typing(self, conversation: ConversationId, by: str, name: str | None, on: bool) -> None: ...

    async def seen(self, conversation: ConversationId, by: str, seq: int) -> None: ...

    async def staff_changed(self, staff: StaffId) -> None:
        """Availability or load changed."""

    async def alert(self, code: str, conversation: ConversationId | None, text: str) -> None:
        """Something that staff should look at."""

    async def signed_out(self, token_hashes: list[str]) -> None:
        """Sessions ended: their sockets go."""
