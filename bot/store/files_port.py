"""What actions may ask of the store about files."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.model.attachment import Attachment
from bot.model.ids import ConversationId, FileId


class Files(Protocol):
    async def put(
        self,
        conversation: ConversationId,
        name: str,
        type: str,
        data: bytes,
        at: datetime,
        scan: str | None = None,
    ) -> Attachment: ...

    async def copy(self, attachment: Attachment, owner: ConversationId) -> Attachment:
        """The same file under `owner`, as it was at receipt; asked for again, the same copy.

        Raises ValueError when the bytes no longer have the SHA-256 they had at receipt.
        """

    async def origin(self, file: FileId) -> FileId | None:
        """What it is a copy of."""

    async def get(self, file: FileId, conversation: ConversationId) -> Attachment | None:
        """The owner stands in the query: a foreign file looks like none."""

    async def read(self, attachment: Attachment) -> bytes:
        """Raises ValueError when the bytes no longer have the SHA-256 they had at receipt."""

    async def owner(self, file: FileId) -> ConversationId | None:
        """Whose it is; for staff, who then have to pass the wall of that conversation."""

    async def count(self, conversation: ConversationId) -> int: ...

    async def purge(self, conversation: ConversationId, *, only: Sequence[FileId] | None = None) -> int:
        """Delete all its files, or only these; returns how many there were."""
