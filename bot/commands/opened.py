"""The database as a command sees it: of the settings, or the bundled one, beside a server or without."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext

from bot.settings import Settings
from bot.store.bundled import attached_or_bundled
from bot.store.mongo import MongoStore, connect


@asynccontextmanager
async def opened(settings: Settings, *, hasty: bool = False) -> AsyncIterator[MongoStore]:
    """Raises SetupError when it cannot be used. `hasty`: for data that can be made again."""
    own = nullcontext(settings.mongodb_url) if settings.mongodb_url else None
    async with own or attached_or_bundled(settings.data_dir) as url:
        store = await connect(url, settings.database, hasty=hasty)
        try:
            yield store
        finally:
            await store.close()
