"""The database that comes with the product: for a first start, for tests, for one machine."""

import asyncio
import logging
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.errors import SetupError
from bot.store.folder_lock import FolderLock, published
from bot.store.mongod import REPLICA_SET, Mongod, stop_left_over
from bot.store.program import find_mongod
from bot.store.replica_set import make_primary

log = logging.getLogger(__name__)

FREE_MEGABYTES = 400
"""A new database takes 300 MB for its journal before the first document."""
ATTACH_SECONDS = 30
POLL_SECONDS = 0.05


@asynccontextmanager
async def bundled_database(data_dir: Path) -> AsyncIterator[str]:
    """Hold the data folder, run its database, give its URL; for the server.

    Enter it on the main thread: the database ends when the thread that started it does.
    Raises SetupError in one sentence, also when another server holds the folder.
    """
    lock = FolderLock.take(data_dir)
    if lock is None:
        pid, _ = published(data_dir)
        raise SetupError(f"Another Recourse (process {pid}) already uses the data folder {data_dir}.")
    async with _running(lock) as url:
        yield url


@asynccontextmanager
async def attached_or_bundled(data_dir: Path) -> AsyncIterator[str]:
    """The URL of the running server's database, or of one run for as long as this command; for commands."""
    for _ in range(int(ATTACH_SECONDS / POLL_SECONDS)):
        lock = FolderLock.take(data_dir)
        if lock is not None:
            async with _running(lock) as url:
                yield url
            return
        _, port = published(data_dir)
        if port is not None:
            yield f"mongodb://127.0.0.1:{port}/?replicaSet={REPLICA_SET}"
            return
        # The holder is starting or ending.
        await asyncio.sleep(POLL_SECONDS)
    raise SetupError(f"The server that uses {data_dir} did not open its database in {ATTACH_SECONDS} s.")


@asynccontextmanager
async def _running(lock: FolderLock) -> AsyncIterator[str]:
    try:
        folder = lock.folder
        await stop_left_over(folder)
        _check_room(folder)
        mongod = Mongod(find_mongod(folder / "lib"), folder)
        try:
            port = await mongod.port()
            url = await make_primary(port)
            lock.publish(port)
            log.info("bundled database listens on port %d", port)
            yield url
        finally:
            await mongod.stop()
    finally:
        lock.release()


def _check_room(folder: Path) -> None:
    free = shutil.disk_usage(folder).free // 1_000_000
    if free < FREE_MEGABYTES and not (folder / "db").exists():
        raise SetupError(
            f"The data folder {folder} has {free} MB free; the database needs {FREE_MEGABYTES} MB."
        )
