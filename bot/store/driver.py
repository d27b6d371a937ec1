"""Every call that Motor and PyMongo's own asyncio API spell differently; see docs/decisions/10-driver.md."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any

from motor.motor_asyncio import (
    AsyncIOMotorClient,
    AsyncIOMotorClientSession,
    AsyncIOMotorCollection,
    AsyncIOMotorDatabase,
    AsyncIOMotorGridFSBucket,
)

Document = dict[str, Any]
Client = AsyncIOMotorClient[Document]
Database = AsyncIOMotorDatabase[Document]
Collection = AsyncIOMotorCollection[Document]
Bucket = AsyncIOMotorGridFSBucket

TIMEOUT_MS = 5_000
"""For a whole operation with its retries, waiting for a primary included; then its outcome is unknown."""
POOL = 50


def client_for(url: str, timeout_ms: int = TIMEOUT_MS, *, hasty: bool = False) -> Client:
    """Majority, journalled writes; instants come back in UTC. Connects when it is first used.

    Reads see only what a majority has: what one node alone knows may be taken back by a failover, and must
    neither be shown nor count as "stored already".

    `hasty`: writes are in memory when they are acknowledged, and not yet in the journal; for data that can
    be made again, followed by one write that is.
    """
    concern: dict[str, Any] = (
        {"w": 1, "journal": False, "readConcernLevel": "local"}
        if hasty
        else {"w": "majority", "journal": True, "readConcernLevel": "majority"}
    )
    return AsyncIOMotorClient(
        url,
        **concern,
        tz_aware=True,
        timeoutMS=timeout_ms,
        serverSelectionTimeoutMS=timeout_ms,
        waitQueueTimeoutMS=timeout_ms,
        maxPoolSize=POOL,
        appname="recourse",
    )


def close(client: Client) -> None:
    client.close()


async def aggregate(
    collection: Collection,
    stages: Sequence[Mapping[str, Any]],
    milliseconds: int = 0,
    hint: str | None = None,
) -> list[Document]:
    how: dict[str, Any] = {"maxTimeMS": milliseconds} if milliseconds else {}
    if hint:
        how["hint"] = hint
    return [document async for document in collection.aggregate(stages, **how)]


@asynccontextmanager
async def snapshot(client: Client) -> AsyncIterator[AsyncIOMotorClientSession]:
    """A session whose reads all see the same instant, as long as the database keeps it (five minutes)."""
    async with await client.start_session(snapshot=True) as session:
        yield session


async def index_names(collection: Collection) -> set[str]:
    return {index["name"] async for index in collection.list_indexes()}


def bucket(database: Database, name: str) -> Bucket:
    return AsyncIOMotorGridFSBucket(database, bucket_name=name)
