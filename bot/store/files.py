"""Files that people sent, in GridFS, with the SHA-256 they had at receipt."""

import hashlib
import secrets
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Any

from gridfs.errors import CorruptGridFile, NoFile
from pymongo import ASCENDING, IndexModel

from bot.model.attachment import Attachment
from bot.model.ids import ConversationId, FileId
from bot.store.driver import Bucket
from bot.store.outcome import unknown_is_try_again
from bot.store.table import Table

INDEXES = [IndexModel([("metadata.conversation", ASCENDING)], name="conversation")]


class MongoFiles:
    """`table`: what GridFS keeps of each file beside its bytes."""

    def __init__(self, table: Table, bucket: Bucket) -> None:
        self._table, self._bucket = table, bucket

    async def put(
        self,
        conversation: ConversationId,
        name: str,
        type: str,
        data: bytes,
        at: datetime,
        scan: str | None = None,
    ) -> Attachment:
        sha256, file = hashlib.sha256(data).hexdigest(), FileId(secrets.token_urlsafe(16))
        kept = Attachment(file, conversation, name, type, len(data), sha256, at, scan)
        await self._upload(kept, data, {})
        return kept

    async def copy(self, attachment: Attachment, owner: ConversationId) -> Attachment:
        earlier = {"metadata.conversation": owner, "metadata.copy_of": attachment.file}
        found = await self._table.one(earlier)
        if found is not None:
            return _from_document(found)
        data = await self.read(attachment)
        kept = replace(attachment, file=FileId(secrets.token_urlsafe(16)), conversation=owner)
        await self._upload(kept, data, {"copy_of": attachment.file})
        return kept

    async def origin(self, file: FileId) -> FileId | None:
        found = await self._table.one({"_id": file}, fields={"metadata.copy_of": 1})
        copied = (found or {}).get("metadata", {}).get("copy_of")
        return FileId(copied) if copied else None

    async def _upload(self, kept: Attachment, data: bytes, more: Mapping[str, Any]) -> None:
        metadata = {
            "conversation": kept.conversation,
            "type": kept.type,
            "sha256": kept.sha256,
            "at": kept.at,
        }
        metadata |= {"scan": kept.scan} if kept.scan else {}
        with unknown_is_try_again():
            await self._bucket.upload_from_stream_with_id(
                kept.file, kept.name, data, metadata=metadata | dict(more)
            )

    async def get(self, file: FileId, conversation: ConversationId) -> Attachment | None:
        found = await self._table.one({"_id": file, "metadata.conversation": conversation})
        return _from_document(found) if found else None

    async def owner(self, file: FileId) -> ConversationId | None:
        found = await self._table.one({"_id": file}, fields={"metadata.conversation": 1})
        return ConversationId(found["metadata"]["conversation"]) if found else None

    async def read(self, attachment: Attachment) -> bytes:
        try:
            with unknown_is_try_again():
                stream = await self._bucket.open_download_stream(attachment.file)
                data = bytes(await stream.read())
        except (CorruptGridFile, NoFile) as error:
            raise ValueError(f"file {attachment.file} is damaged: {error}") from None
        if hashlib.sha256(data).hexdigest() != attachment.sha256:
            raise ValueError(f"file {attachment.file} no longer has the digest it had at receipt")
        return data

    async def purge(self, conversation: ConversationId, *, only: Sequence[FileId] | None = None) -> int:
        query: dict[str, Any] = {"metadata.conversation": conversation}
        query |= {"_id": {"$in": list(only)}} if only is not None else {}
        kept = await self._table.gather(query, fields={"_id": 1})
        for row in kept:
            with unknown_is_try_again(), suppress(NoFile):
                await self._bucket.delete(row["_id"])
        return len(kept)

    async def count(self, conversation: ConversationId) -> int:
        return await self._table.count({"metadata.conversation": conversation})


def _from_document(document: Mapping[str, Any]) -> Attachment:
    metadata = document["metadata"]
    return Attachment(
        file=document["_id"],
        conversation=metadata["conversation"],
        name=document["filename"],
        type=metadata["type"],
        bytes=document["length"],
        sha256=metadata["sha256"],
        at=metadata["at"],
        scan=metadata.get("scan"),
    )
