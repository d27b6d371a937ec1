"""A file that somebody sent, by what it is and not by what it claims."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.model.ids import ConversationId, FileId


@dataclass(frozen=True, slots=True)
class Attachment:
    """`type`: MIME type found in the content. `sha256`: hex digest at receipt. `scan`: `clean` where a virus
    scanner looked into it.
    """

    file: FileId
    conversation: ConversationId
    name: str
    type: str
    bytes: int
    sha256: str
    at: datetime
    scan: str | None = None

    def public(self) -> Mapping[str, Any]:
        """As entries, asks and the register name it."""
        return {
            "file": self.file,
            "name": self.name,
            "type": self.type,
            "bytes": self.bytes,
            "sha256": self.sha256,
            **({"scan": self.scan} if self.scan else {}),
        }
