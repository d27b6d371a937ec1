"""What actions may ask of the store about forgetting."""

from collections.abc import Collection
from datetime import datetime
from typing import Protocol

from bot.model.ids import ConversationId


class Forgetting(Protocol):
    """Words go; numbers, instants, kinds and who wrote stay. Everything can be done again.

    The two that look for candidates give at most 5,000, oldest first.
    """

    async def fields(self, conversation: ConversationId, names: Collection[str]) -> None:
        """These answers, with the lines that gave them or read them back."""

    async def words(self, conversation: ConversationId) -> None:
        """Everything that anybody said or told, and what it is found by."""

    async def whole(self, conversation: ConversationId) -> None:
        """The conversation itself."""

    async def ended(self, before: datetime) -> list[ConversationId]:
        """Closed before that instant, without a complaint, with words left."""

    async def abandoned(self, before: datetime) -> list[ConversationId]:
        """Left with the bot, without a complaint, and silent since before that instant."""
