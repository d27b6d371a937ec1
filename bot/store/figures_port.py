"""What may be asked of the store about figures: conversations measured once, days added up from them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from bot.model.ids import ConversationId

Row = Mapping[str, Any]


class FiguresStore(Protocol):
    async def unmeasured(self, limit: int, before: datetime) -> list[ConversationId]:
        """Conversations whose line has changed since they were measured; closed, or without a word since
        `before`."""

    async def put(self, conversation: ConversationId, n: int, measure: Row) -> None:
        """Keep what turn `n` and those before it amount to, unless the line shows another turn; its day is
        stale from now on.
        """

    async def stale(self) -> Mapping[str, int]:
        """Days that have to be added up, each with how often it was marked."""

    async def of_day(self, day: str) -> list[Row]:
        """The measures of the conversations that began on that day."""

    async def put_day(self, day: str, rows: Sequence[Row], marks: int) -> None:
        """Stale no more, unless it was marked again meanwhile."""

    async def days(self, since: str, until: str) -> list[Row]:
        """`{_id: day, rows}` of the days from `since` to `until`, both inclusive; oldest first."""

    async def complaints(self, since: datetime, until: datetime) -> list[Row]:
        """Of those received from `since` to before `until` what figures count, never what was told:
        `{received_at, language, team?, service, state, clocks, response?, closed?}`.
        """
