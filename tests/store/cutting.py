"""A way to the database that can lose its answers."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Proxy:
    """Passes bytes on; with `deaf` set, what the database answers gets lost."""

    def __init__(self, port: int) -> None:
        self._target = port
        self.port = 0
        self.deaf = False
        self._pumps: set[asyncio.Task[None]] = set()

    @asynccontextmanager
    async def running(self) -> AsyncIterator["Proxy"]:
        server = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            server.close()
            for pump in self._pumps:
                pump.cancel()
            await asyncio.gather(*self._pumps, return_exceptions=True)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        back, forth = await asyncio.open_connection("127.0.0.1", self._target)
        for source, sink, answers in ((reader, forth, False), (back, writer, True)):
            self._pumps.add(asyncio.create_task(self._pump(source, sink, answers)))

    async def _pump(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter, answers: bool) -> None:
        try:
            while data := await source.read(65_536):
                if not (answers and self.deaf):
                    sink.write(data)
                    await sink.drain()
        except ConnectionError:
            # One side hung up; closing the other is all there is to do.
            pass
        finally:
            sink.close()
