"""Who may open one more connection, and how many handshakes are looked after at once."""

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web

from bot.errors import SlowDown

log = logging.getLogger(__name__)

SOCKETS_AN_ADDRESS = 200
"""An office behind one address has many agents; nobody needs thousands."""
HANDSHAKES_AT_ONCE = 32
HANDSHAKES_WAITING = 2_000
RETRY_SECONDS = 2
LOG_SECONDS = 10
PATH = "/socket.io/"

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Counts:
    """Connections cut and refused, by reason; a line in the log at most every ten seconds."""

    def __init__(self) -> None:
        self.by_reason: Counter[str] = Counter()
        self._logged_at = float(-LOG_SECONDS)
        self._unlogged: Counter[str] = Counter()

    def cut(self, reason: str) -> None:
        self.by_reason[reason] += 1
        self._unlogged[reason] += 1
        now = asyncio.get_running_loop().time()
        if now - self._logged_at >= LOG_SECONDS:
            reasons = ", ".join(f"{count} {reason}" for reason, count in self._unlogged.items())
            log.warning("connections cut or refused: %s", reasons)
            self._logged_at, self._unlogged = now, Counter()


class Admission:
    """`limited=False` lets everybody in, and still looks after only so many handshakes at once."""

    def __init__(self, counts: Counts, *, limited: bool) -> None:
        self.address_of: Callable[[web.Request], str] = lambda request: request.remote or ""
        self._counts = counts
        self._limited = limited
        self._open: Counter[str] = Counter()
        self._turn = asyncio.Semaphore(HANDSHAKES_AT_ONCE)
        self._waiting = 0

    def gate(self) -> Any:
        """A middleware that holds the cap of an address for as long as its socket is open."""

        @web.middleware
        async def gate(request: web.Request, handler: Handler) -> web.StreamResponse:
            if request.path != PATH or not self._limited:
                return await handler(request)
            address = self.address_of(request)
            if self._open[address] >= SOCKETS_AN_ADDRESS:
                self._counts.cut("too_many_of_an_address")
                return web.json_response(
                    {"code": SlowDown.code}, status=429, headers={"Retry-After": str(RETRY_SECONDS)}
                )
            self._open[address] += 1
            try:
                return await handler(request)
            finally:
                self._open[address] -= 1
                if not self._open[address]:
                    del self._open[address]

        return gate

    @asynccontextmanager
    async def handshake(self) -> AsyncIterator[None]:
        """After a restart everybody comes at once: a few at a time get through. Raises SlowDown."""
        if self._waiting >= HANDSHAKES_WAITING:
            self._counts.cut("too_many_at_once")
            raise SlowDown("Many are connecting just now.", retry_after=RETRY_SECONDS)
        self._waiting += 1
        try:
            async with self._turn:
                yield
        finally:
            self._waiting -= 1
