"""Files that were uploaded before and are now sent in a conversation."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.errors import BadRequest
from bot.model.ids import ConversationId, FileId
from bot.store.ports import Store


async def found(
    store: Store, conversation: ConversationId, files: Sequence[FileId]
) -> tuple[Mapping[str, Any], ...]:
    """As entries name them. Raises BadRequest for one that is unknown or another conversation's."""
    attachments = [await store.files.get(file, conversation) for file in files]
    public = tuple(attachment.public() for attachment in attachments if attachment is not None)
    if len(public) < len(files):
        raise BadRequest(details={"files": "One of these files is not here; please send it again."})
    return public
