"""One WebSocket under Engine.IO: what it says is read here, and what it is told is written at once.

The library keeps a queue, a writing task and a timer for every frame. Here a frame goes straight into the
transport's buffer, which is bounded: a reader that does not keep up is cut and catches up by `after`.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from aiohttp import WSMsgType, web
from engineio.async_drivers import aiohttp as aiohttp_driver

from bot.doors.bucket import Bucket

FRAME_BYTES = 65_536
BUFFER_BYTES = 1_048_576
"""What may wait for a slow reader."""
FRAMES_A_SECOND, FRAMES_AT_ONCE = 50, 200
"""Of any kind. Commands have a narrower limit of their own, which is answered; this one cuts."""
NEVER = 2**62

Handle = Callable[[str, str], Awaitable[None]]
"""Engine.IO's id of the socket, and what it said."""
Drain = Callable[[], Awaitable[None]]


class Outgoing:
    """Stands where the library's queue of packets stood."""

    __slots__ = ("_drain", "_socket", "_transport")

    def __init__(
        self,
        socket: web.WebSocketResponse,
        transport: asyncio.Transport,
        drain: Callable[[], Awaitable[None]],
    ) -> None:
        self._socket, self._transport, self._drain = socket, transport, drain

    async def put(self, packet: Any) -> None:
        if packet is not None:
            await self.write(packet.encode())

    async def write(self, text: str) -> None:
        """Never waits, so that a slow reader holds nobody up."""
        if self._transport.is_closing():
            return
        if self._transport.get_write_buffer_size() > BUFFER_BYTES:
            self._transport.abort()
            return
        with suppress(ConnectionError):
            await self._socket.send_str(text)

    async def drained(self) -> None:
        """Wait until the reader has kept up; for somebody who has many pages to send to one."""
        with suppress(ConnectionError):
            await self._drain()

    async def join(self) -> None:
        """Nothing waits here."""


class PlainWebSocket(aiohttp_driver.WebSocket):  # type: ignore[misc]  # the library has no types
    """Without per-message-deflate (94 KiB a connection, nothing gained) and without binary frames."""

    def __init__(self, handle: Handle, limited: bool, handler: Any, server: Any) -> None:
        super().__init__(handler, server)
        self._handle = handle
        self._limited = limited

    async def __call__(self, environ: dict[str, Any]) -> web.WebSocketResponse:
        request: web.Request = environ["aiohttp.request"]
        # The driver has no switch for either; a frame of exactly FRAME_BYTES is still good. Pings are
        # answered below, where they count.
        ws = web.WebSocketResponse(
            max_msg_size=FRAME_BYTES + 1, compress=False, autoping=False, writer_limit=NEVER
        )
        socket = self.handler.__self__
        try:
            writer = await ws.prepare(request)
        except ConnectionError:
            await socket.close(wait=False, abort=True, reason=self.server.reason.TRANSPORT_CLOSE)
            raise
        transport = request.transport
        if transport is None or writer is None:
            # Gone during the handshake.
            await socket.close(wait=False, abort=True, reason=self.server.reason.TRANSPORT_CLOSE)
            return ws
        await self._open(socket, Outgoing(ws, transport, writer.drain))
        try:
            await self._listen(socket, ws)
        finally:
            if not ws.closed:
                transport.abort()
            await socket.close(wait=False, abort=True, reason=self.server.reason.TRANSPORT_CLOSE)
        return ws

    async def _open(self, socket: Any, outgoing: Outgoing) -> None:
        waiting, socket.queue = socket.queue, outgoing
        socket.connected = socket.upgraded = True
        while not waiting.empty():
            await outgoing.put(waiting.get_nowait())

    async def _listen(self, socket: Any, ws: web.WebSocketResponse) -> None:
        """Until the connection ends or says something that is not allowed."""
        now = asyncio.get_running_loop().time
        bucket = Bucket(FRAMES_A_SECOND, FRAMES_AT_ONCE)
        while not socket.closed:
            message = await ws.receive()
            if self._limited and not bucket.take(now()):
                return
            if message.type is WSMsgType.TEXT and message.data:
                if not await self._said(socket, message.data):
                    return
            elif message.type is WSMsgType.PING:
                await ws.pong(message.data)
            elif message.type is not WSMsgType.PONG:
                return

    async def _said(self, socket: Any, text: str) -> bool:
        """Engine.IO: 3 pong, 4 message; 1 close. A client has nothing else to say on a WebSocket."""
        if text[0] == "4":
            await self._handle(socket.sid, text[1:])
            return True
        if text == "3":
            socket.schedule_ping()
            return True
        return False
