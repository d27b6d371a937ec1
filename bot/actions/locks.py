"""One lock a conversation within this process, kept only while somebody wants it."""

import asyncio
from types import TracebackType


class Locks:
    def __init__(self) -> None:
        self._held: dict[str, Held] = {}

    def hold(self, name: str) -> "Held":
        held = self._held.get(name)
        if held is None:
            held = self._held[name] = Held(self._held, name)
        return held

    def __len__(self) -> int:
        return len(self._held)


class Held:
    """`async with` it; many may at once, and come in one after the other."""

    __slots__ = ("_all", "_lock", "_name", "_wanted")

    def __init__(self, all_: dict[str, "Held"], name: str) -> None:
        self._all, self._name = all_, name
        self._lock = asyncio.Lock()
        self._wanted = 0

    async def __aenter__(self) -> None:
        self._wanted += 1
        try:
            await self._lock.acquire()
        except BaseException:
            self._gone()
            raise

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._lock.release()
        self._gone()

    def _gone(self) -> None:
        self._wanted -= 1
        if not self._wanted:
            del self._all[self._name]
