"""One lock a conversation within this process, kept only while somebody wants it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Locks:
    def __init__(self) -> None:
        self._held: dict[str, tuple[asyncio.Lock, int]] = {}

    @asynccontextmanager
    async def hold(self, name: str) -> AsyncIterator[None]:
        lock, wanted = self._held.get(name, (asyncio.Lock(), 0))
        self._held[name] = (lock, wanted + 1)
        try:
            async with lock:
                yield
        finally:
            lock, wanted = self._held[name]
            if wanted == 1:
                del self._held[name]
            else:
                self._held[name] = (lock, wanted - 1)

    def __len__(self) -> int:
        return len(self._held)
