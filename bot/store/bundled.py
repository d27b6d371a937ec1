"""The database that comes with the product: for a first start, for tests, for one machine."""

import asyncio
import logging
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from pymongo.errors import PyMongoError

from bot.errors import SetupError
from bot.store.folder_lock import FolderLock, published
from bot.store.mongod import REPLICA_SET, Mongod, stop_left_over
from bot.store.program import Program, find_mongod
from bot.store.replica_set import make_primary

log = logging.getLogger(__name__)

FREE_MEGABYTES = 400
"""A new database takes 300 MB for its journal before the first document."""
ATTACH_SECONDS = 30
POLL_SECONDS = 0.05
FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 1.0, 30.0


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
        kept = Kept(find_mongod(folder / "lib"), folder)
        try:
            url = await kept.start()
            lock.publish(kept.port)
            log.info("bundled database listens on port %d", kept.port)
            keeping = asyncio.create_task(kept.keep(), name="database")
            try:
                yield url
            finally:
                keeping.cancel()
                await asyncio.wait({keeping})
        finally:
            await kept.stop()
    finally:
        lock.release()


class Kept:
    """The database, started anew at the same port whenever it ends by itself: whoever has the URL goes on."""

    def __init__(self, program: Program, folder: Path) -> None:
        self._program, self._folder = program, folder
        self._mongod: Mongod | None = None
        self.port = 0

    async def start(self) -> str:
        """Until it takes writes; gives the URL. Raises SetupError, in its own words, when it ends instead."""
        self._mongod = Mongod(self._program, self._folder, self.port)
        self.port = await self._mongod.port()
        return await make_primary(self.port)

    async def keep(self) -> None:
        """Until cancelled."""
        pause = FIRST_PAUSE_SECONDS
        while self._mongod is not None:
            await self._mongod.ended()
            log.error("the bundled database ended: %s. Started anew", self._mongod.last_words())
            try:
                await self.start()
                log.info("bundled database listens again on port %d", self.port)
                pause = FIRST_PAUSE_SECONDS
            except (SetupError, PyMongoError) as problem:
                log.error("%s Again in %.0f s", problem, pause)
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE_SECONDS)

    async def stop(self) -> None:
        if self._mongod is not None:
            await self._mongod.stop()


def _check_room(folder: Path) -> None:
    free = shutil.disk_usage(folder).free // 1_000_000
    if free < FREE_MEGABYTES and not (folder / "db").exists():
        raise SetupError(
            f"The data folder {folder} has {free} MB free; the database needs {FREE_MEGABYTES} MB."
        )
