"""One collection, with the few calls that the store makes; every one may raise TryAgain."""

from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from typing import Any

from pymongo import ReturnDocument, UpdateOne
from pymongo.errors import BulkWriteError, DuplicateKeyError

from bot.errors import TryAgain
from bot.store import driver
from bot.store.driver import Collection, Document
from bot.store.outcome import RETRY_AFTER_SECONDS, answered, unknown_is_try_again

Query = Mapping[str, Any]
Order = Sequence[tuple[str, int]]
DUPLICATE = 11000


class Table:
    def __init__(self, collection: Collection) -> None:
        self._collection = collection

    async def one(
        self, query: Query, *, fields: Query | None = None, order: Order | None = None
    ) -> Document | None:
        async with answered():
            return await self._collection.find_one(query, fields, sort=order)

    async def many(
        self,
        query: Query,
        *,
        fields: Query | None = None,
        order: Order | None = None,
        skip: int = 0,
        limit: int = 0,
        batch: int = 0,
        milliseconds: int = 0,
    ) -> AsyncGenerator[Document, None]:
        cursor = self._collection.find(query, fields, sort=order, skip=skip, limit=limit, batch_size=batch)
        if milliseconds:
            cursor = cursor.max_time_ms(milliseconds)
        with unknown_is_try_again():
            async for document in cursor:
                yield document

    async def gather(self, query: Query, **how: Any) -> list[Document]:
        async with answered(), aclosing(self.many(query, **how)) as documents:
            return [document async for document in documents]

    async def pipeline(
        self, stages: Sequence[Query], *, milliseconds: int = 0, hint: str | None = None
    ) -> list[Document]:
        """`hint`: the name of the index to go along."""
        async with answered():
            return await driver.aggregate(self._collection, stages, milliseconds, hint)

    async def count(self, query: Query, *, milliseconds: int = 0, limit: int = 0) -> int:
        """`limit`: count no further."""
        how: dict[str, Any] = {"maxTimeMS": milliseconds} if milliseconds else {}
        if limit:
            how["limit"] = limit
        async with answered():
            return await self._collection.count_documents(query, **how)

    async def insert(self, document: Query) -> bool:
        """False when a document with one of its unique keys is there."""
        try:
            async with answered():
                await self._collection.insert_one(dict(document))
        except DuplicateKeyError:
            return False
        return True

    async def insert_all(self, documents: Sequence[Query], *, ordered: bool) -> set[int]:
        """Insert; returns the places that clashed with a unique key (ordered: it stops at the first)."""
        failed = await self._insert([dict(document) for document in documents], ordered)
        if any(code != DUPLICATE for code in failed.values()):
            raise TryAgain(retry_after=RETRY_AFTER_SECONDS)
        return set(failed)

    async def insert_each(self, documents: Sequence[Query]) -> Mapping[int, int]:
        """Insert, each by itself; returns the server's code for each place that was not taken."""
        return await self._insert(documents, ordered=False)

    async def _insert(self, documents: Sequence[Any], ordered: bool) -> Mapping[int, int]:
        try:
            async with answered():
                await self._collection.insert_many(documents, ordered=ordered)
        except BulkWriteError as error:
            details = error.details
            if details.get("writeConcernErrors"):
                raise TryAgain(retry_after=RETRY_AFTER_SECONDS) from error
            return {failure["index"]: failure["code"] for failure in details.get("writeErrors", [])}
        return {}

    async def replace(self, query: Query, document: Query) -> bool:
        """Replace or insert; False when the query missed but the `_id` is there (a newer one stands)."""
        try:
            async with answered():
                await self._collection.replace_one(query, document, upsert=True)
        except DuplicateKeyError:
            return False
        return True

    async def replace_all(
        self, replacements: Sequence[tuple[Query, Document]], *, but: Sequence[str] = ()
    ) -> None:
        """As `replace`, many at once, in no order; what stands in the fields `but` stays."""
        kept = {field: f"${field}" for field in but}
        orders = [
            UpdateOne(
                query, [{"$replaceWith": {"$mergeObjects": [{"$literal": document}, kept]}}], upsert=True
            )
            for query, document in replacements
        ]
        try:
            async with answered():
                await self._collection.bulk_write(orders, ordered=False)
        except BulkWriteError as error:
            if any(failure["code"] != DUPLICATE for failure in error.details.get("writeErrors", [])):
                raise TryAgain(retry_after=RETRY_AFTER_SECONDS) from error

    async def update(self, query: Query, change: Query, *, upsert: bool = False) -> bool:
        """Whether something matched or was made; with `upsert`, False also when the query missed a document
        that is there."""
        try:
            async with answered():
                done = await self._collection.update_one(query, change, upsert=upsert)
        except DuplicateKeyError:
            return False
        return bool(done.matched_count or done.upserted_id is not None)

    async def update_all(self, query: Query, change: Query) -> None:
        async with answered():
            await self._collection.update_many(query, change)

    async def change_one(
        self,
        query: Query,
        change: Query | Sequence[Query],
        *,
        order: Order | None = None,
        upsert: bool = False,
    ) -> Document | None:
        """Change the first that matches and return it as it is afterwards."""
        async with answered():
            return await self._collection.find_one_and_update(
                query, change, sort=order, upsert=upsert, return_document=ReturnDocument.AFTER
            )

    async def delete(self, query: Query) -> int:
        async with answered():
            return (await self._collection.delete_many(query)).deleted_count
