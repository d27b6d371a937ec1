"""The Socket.IO server with its guards: strict frames, no compression, and a reaper of silent connections."""

import asyncio
import logging
from typing import Any

import socketio
from aiohttp import web
from engineio.async_drivers import aiohttp as aiohttp_driver

from bot.doors.packet import Json, StrictPacket

log = logging.getLogger(__name__)

FRAME_BYTES = 65_536
CONNECT_SECONDS = 10
QUEUE_PACKETS = 1_000
"""Packets that may wait for a slow reader before its connection is cut; it catches up by `after`."""
REAP_SECONDS = 2


class PlainWebSocket(aiohttp_driver.WebSocket):  # type: ignore[misc]  # the library has no types
    """Without per-message-deflate (94 KiB a connection, nothing gained) and without binary frames."""

    async def __call__(self, environ: dict[str, Any]) -> web.WebSocketResponse:
        # The driver has no switch for either; a frame of exactly FRAME_BYTES is still good.
        self._sock = web.WebSocketResponse(max_msg_size=FRAME_BYTES + 1, compress=False)
        await self._sock.prepare(environ["aiohttp.request"])
        self.environ = environ
        await self.handler(self)
        return self._sock

    async def wait(self) -> str:
        message = await self._sock.receive()
        # Engine.IO: 1 close, 3 pong, 4 message. A client has nothing else to say on a WebSocket.
        if not isinstance(message.data, str) or message.data[:1] not in ("1", "3", "4"):
            raise OSError("not a frame of ours")
        return message.data


class Sockets:
    """Owns the server; doors hang their handlers on `sio`."""

    def __init__(self) -> None:
        self.origins: set[str] = set()
        """Whose pages may open a socket; without an Origin header nobody's browser is asking."""
        self.sio = socketio.AsyncServer(
            async_mode="aiohttp",
            serializer=StrictPacket,
            json=Json,
            transports=["websocket"],
            async_handlers=False,
            allow_upgrades=False,
            cors_allowed_origins=lambda origin: origin in self.origins,
            max_http_buffer_size=FRAME_BYTES,
            namespaces=["/chat", "/console"],
            logger=False,
            engineio_logger=False,
        )
        engine = self.sio.eio
        engine._async = {**engine._async, "websocket": PlainWebSocket}
        engine.on("message", self._guard)
        self._reaper: asyncio.Task[None] | None = None

    def attach(self, app: web.Application) -> None:
        self.sio.attach(app)

    def start(self) -> None:
        self._reaper = asyncio.create_task(self._reap(), name="reaper")

    async def stop(self) -> None:
        """Abort every transport: clients then come back by themselves, elsewhere or later."""
        if self._reaper is not None:
            self._reaper.cancel()
        for engine_id in list(self.sio.eio.sockets):
            self.abort(engine_id)

    def abort(self, engine_id: str) -> None:
        """Cut the connection without a farewell."""
        environ = self.sio.environ.get(engine_id)
        transport = environ["aiohttp.request"].transport if environ else None
        if transport is not None:
            transport.abort()

    async def _guard(self, engine_id: str, data: object) -> None:
        """Whatever breaks while a frame is handled ends its connection; the library would leave it open."""
        try:
            await self.sio._handle_eio_message(engine_id, data)
        except ValueError:
            log.warning("malformed frame; connection cut")
            self.abort(engine_id)
        except Exception:
            log.exception("a frame could not be handled; connection cut")
            self.abort(engine_id)

    async def _reap(self) -> None:
        """Cut connections that never join a namespace, and readers that are too slow."""
        first_seen: dict[str, float] = {}
        loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(REAP_SECONDS)
            sockets = self.sio.eio.sockets
            first_seen = {one: first_seen.get(one, loop.time()) for one in sockets}
            for engine_id, socket in list(sockets.items()):
                idle = loop.time() - first_seen[engine_id] > CONNECT_SECONDS - REAP_SECONDS
                if (idle and not self._joined(engine_id)) or socket.queue.qsize() > QUEUE_PACKETS:
                    self.abort(engine_id)

    def _joined(self, engine_id: str) -> bool:
        return any(
            self.sio.manager.sid_from_eio_sid(engine_id, namespace) is not None
            for namespace in ("/chat", "/console")
        )
