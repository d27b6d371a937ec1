"""`python -m bot store …`: write the lists anew, and take everything out and in again."""

import asyncio
import os
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Annotated, BinaryIO

from cyclopts import App, Parameter

from bot.actions import rebuilding
from bot.clock import system_clock
from bot.commands.opened import opened
from bot.commands.progress import progress
from bot.errors import BadRequest, SetupError
from bot.settings import Settings, read_settings
from bot.store.backup import check
from bot.store.bundled import bundled_database
from bot.store.mongo import MongoStore, connect

app = App(name="store", help="Everything that is kept: lists, backup, restore.")

HEARTBEAT = timedelta(seconds=40)
"""A server says so at least this often that it works on the database."""


@app.command
def rebuild() -> None:
    """Write the lists, the inquiries and the views of complaints anew from what is never changed."""
    found = asyncio.run(_rebuild())
    print(f"{_number(found.conversations, 'conversation')}, {_number(found.complaints, 'complaint')}")


@app.command
def backup(file: Path) -> None:
    """Write everything, as of one instant, to a file that only you may read; also while a server runs.

    Parameters
    ----------
    file: a new file; encrypt it before it leaves the machine.
    """
    settings = read_settings()
    counts = asyncio.run(_backup(settings, file))
    print(f"{file}: {_number(counts.total(), 'document')}. It holds personal data.")
    print(f"Keep the register's key beside it, apart: {settings.key_file}")


@app.command
def restore(file: Path, *, replace: Annotated[bool, Parameter(negative="")] = False) -> None:
    """Put a backup into the database of the settings, while no server runs.

    Parameters
    ----------
    file: what `store backup` wrote; it is read whole before anything is changed.
    replace: delete what the database holds first; without it only an empty one is filled.
    """
    counts = check(file)
    asyncio.run(_restore(read_settings(), file, counts, replace=replace))
    print(f"{_number(counts.total(), 'document')} restored. Now run: python -m bot register verify")


async def _rebuild() -> rebuilding.Rebuilt:
    async with opened(read_settings()) as store:
        return await rebuilding.rebuild(store)


async def _backup(settings: Settings, file: Path) -> Counter[str]:
    async with opened(settings) as store:
        with _new_file(file) as out, progress("documents") as advance:
            return await store.dump(out, system_clock(), advance)


async def _restore(settings: Settings, file: Path, counts: Counter[str], *, replace: bool) -> None:
    async with _alone(settings) as store:
        if replace:
            await store.empty()
        elif not await store.is_empty():
            raise BadRequest("The database is not empty: --replace deletes what it holds first.")
        with progress("documents", counts.total()) as advance:
            await store.load(file, advance)


@asynccontextmanager
async def _alone(settings: Settings) -> AsyncIterator[MongoStore]:
    """The database, with no server beside us. Raises SetupError."""
    if not settings.mongodb_url:
        async with bundled_database(settings.data_dir) as url:
            store = await connect(url, settings.database)
            try:
                yield store
            finally:
                await store.close()
        return
    async with opened(settings) as store:
        beat = await store.leases.last("lists")
        if beat is not None and system_clock() - beat < HEARTBEAT:
            raise SetupError("A server works on this database: stop it, and try again a minute later.")
        yield store


@contextmanager
def _new_file(file: Path) -> Iterator[BinaryIO]:
    """Only the owner may read it; nothing is left of one that could not be finished."""
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise BadRequest(f"{file} cannot be written: {error.strerror}.") from None
    try:
        with os.fdopen(handle, "wb") as out:
            yield out
    except BaseException:
        file.unlink()
        raise


def _number(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
