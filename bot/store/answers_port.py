"""What may be asked of the store about answers that the bot gave."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.model.ids import ConversationId


@dataclass(frozen=True, slots=True)
class Answered:
    """One turn around an answer. `text`, `field`, `choice`: the customer's act; an erased text is empty.

    `decision`, `articles`: what the search decided in this turn. `given`: the article whose passage
    was shown.
    """

    conversation: ConversationId
    at: datetime
    language: str
    text: str = ""
    field: str | None = None
    choice: str | None = None
    decision: str | None = None
    articles: tuple[str, ...] = ()
    given: str | None = None


class AnswersStore(Protocol):
    def since(self, at: datetime) -> AsyncIterator[Answered]:
        """Conversation after conversation, each in its order."""
