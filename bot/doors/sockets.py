"""The Socket.IO server with its guards: strict frames, no compression, and a reaper of silent connections."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from functools import partial
from typing import Any

import socketio
from aiohttp import web
from socketio.packet import EVENT

from bot.doors import packet
from bot.doors.admission import Admission, Counts
from bot.doors.manager import IndexedManager
from bot.doors.packet import Json, StrictPacket
from bot.doors.websocket import FRAME_BYTES, PlainWebSocket
from bot.errors import TryAgain

log = logging.getLogger(__name__)

CONNECT_SECONDS = 10
REAP_SECONDS = 2
FINISH_SECONDS = 2.0
"""How long commands under way may take to end when the process does."""
NAMESPACES = ("/chat", "/console")
Answer = Callable[[str, str, Mapping[str, Any]], Awaitable[Mapping[str, Any]]]
"""Takes a command's name, the `sid` of the socket, and what the command carries."""


class Sockets:
    """Owns the server; doors hang their handlers on `sio`. `limited=False` counts nobody (benchmarks)."""

    def __init__(self, *, limited: bool = True) -> None:
        self.origins: set[str] = set()
        """Whose pages may open a socket; without an Origin header nobody's browser is asking."""
        self.commands: dict[str, Answer] = {}
        """By namespace, the door that answers commands; it never raises for what a client says."""
        self.counts = Counts()
        self.admission = Admission(self.counts, limited=limited)
        self.sio = socketio.AsyncServer(
            async_mode="aiohttp",
            client_manager=IndexedManager(),
            serializer=StrictPacket,
            json=Json,
            transports=["websocket"],
            async_handlers=False,
            allow_upgrades=False,
            cors_allowed_origins=lambda origin: origin in self.origins,
            max_http_buffer_size=FRAME_BYTES,
            namespaces=list(NAMESPACES),
            logger=False,
            engineio_logger=False,
        )
        engine = self.sio.eio
        engine._async = {**engine._async, "websocket": partial(PlainWebSocket, self._heard, limited)}
        self._reaper: asyncio.Task[None] | None = None
        self._under_way = 0
        self._none_under_way = asyncio.Event()
        self._ending = False

    def attach(self, app: web.Application) -> None:
        app.middlewares.append(self.admission.gate())
        self.sio.attach(app)

    def start(self) -> None:
        self._reaper = asyncio.create_task(self._reap(), name="reaper")

    async def stop(self) -> None:
        """Finish the commands under way, take no more, then abort: clients come back by themselves."""
        self._ending = True
        if self._reaper is not None:
            self._reaper.cancel()
        if self._under_way:
            self._none_under_way.clear()
            with suppress(TimeoutError):
                async with asyncio.timeout(FINISH_SECONDS):
                    await self._none_under_way.wait()
        for engine_id in list(self.sio.eio.sockets):
            self.abort(engine_id)

    def abort(self, engine_id: str, reason: str = "") -> None:
        """Cut the connection without a farewell. `reason`: counted, when the other side gave it."""
        environ = self.sio.environ.get(engine_id)
        transport = environ["aiohttp.request"].transport if environ else None
        if transport is not None:
            transport.abort()
            if reason:
                self.counts.cut(reason)

    def rooms(self, namespace: str) -> list[str]:
        """The names of rooms with somebody in them."""
        return [room for room in self.sio.manager.rooms.get(namespace, {}) if room is not None]

    def anybody_in(self, rooms: str | Sequence[str], namespace: str) -> bool:
        members = self.sio.manager.rooms.get(namespace, {})
        return any(members.get(room) for room in ([rooms] if isinstance(rooms, str) else rooms))

    async def tell(self, event: str, data: Any, rooms: str | Sequence[str], namespace: str) -> None:
        """Emit to everybody in the rooms, encoded once. A room is a name or the `sid` of one socket."""
        if not rooms:
            # The library sends to everybody when it is given no room.
            raise ValueError("nobody to tell")
        if not self.anybody_in(rooms, namespace):
            return
        text = packet.event(namespace, event, data)
        room = rooms if isinstance(rooms, str) else list(rooms)
        for _, engine_id in list(self.sio.manager.get_participants(namespace, room)):
            socket = self.sio.eio.sockets.get(engine_id)
            if socket is not None and not socket.closed:
                await socket.queue.write(text)

    def greet(self, sid: str, namespace: str, greeting: Callable[[], Awaitable[None]]) -> asyncio.Task[None]:
        """Greet who has just joined, in a task. Who cannot be greeted would wait for ever, so is cut: then
        the browser comes back by itself."""
        engine_id = self.sio.manager.eio_sid_from_sid(sid, namespace)

        async def greeted() -> None:
            try:
                await greeting()
            except TryAgain:
                self.abort(engine_id, "not_greeted")
            except Exception:
                log.exception("somebody could not be greeted; connection cut")
                self.abort(engine_id, "broken")

        return asyncio.create_task(greeted(), name="greeting")

    def must_be_there(self, sid: str, namespace: str) -> None:
        """Whoever waited for long may have been cut meanwhile, and nobody would take them off our books.
        Raises TryAgain."""
        socket = self.sio.eio.sockets.get(self.sio.manager.eio_sid_from_sid(sid, namespace))
        if socket is None or socket.closed:
            raise TryAgain

    async def drained(self, sid: str, namespace: str) -> None:
        """Wait until this one has read what it was told."""
        socket = self.sio.eio.sockets.get(self.sio.manager.eio_sid_from_sid(sid, namespace))
        if socket is not None:
            await socket.queue.drained()

    async def _heard(self, engine_id: str, text: str) -> None:
        """Whatever breaks while a frame is handled ends its connection; the library would leave it open."""
        if self._ending:
            return
        try:
            async with self._counted():
                frame = packet.read(text)
                if frame.kind == EVENT:
                    await self._command(engine_id, frame)
                else:
                    await self.sio._handle_eio_message(engine_id, text)
        except ValueError:
            self.abort(engine_id, "malformed")
        except Exception:
            log.exception("a frame could not be handled; connection cut")
            self.abort(engine_id, "broken")

    async def _command(self, engine_id: str, frame: packet.Frame) -> None:
        """To the door of its namespace, without the library's detours; its answer goes back."""
        namespace = frame.namespace or "/"
        sid = self.sio.manager.sid_from_eio_sid(engine_id, namespace)
        if sid is None or not self.sio.manager.is_connected(sid, namespace):
            return  # Whoever has not joined is not heard.
        name, payload = frame.data
        answer = await self.commands[namespace](name, sid, payload)
        socket = self.sio.eio.sockets.get(engine_id)
        if frame.number is not None and socket is not None:
            await socket.queue.write(packet.acknowledgement(namespace, frame.number, answer))

    @asynccontextmanager
    async def _counted(self) -> AsyncIterator[None]:
        self._under_way += 1
        try:
            yield
        finally:
            self._under_way -= 1
            if not self._under_way:
                self._none_under_way.set()

    async def _reap(self) -> None:
        """Cut connections that never join a namespace, and those whose other end is gone."""
        first_seen: dict[str, float] = {}
        loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(REAP_SECONDS)
            sockets = self.sio.eio.sockets
            first_seen = {one: first_seen.get(one, loop.time()) for one in sockets}
            for engine_id, socket in list(sockets.items()):
                idle = loop.time() - first_seen[engine_id] > CONNECT_SECONDS - REAP_SECONDS
                if idle and not self._joined(engine_id):
                    self.abort(engine_id, "silent")
                elif socket.closed or self._unanswered(socket):
                    self.abort(engine_id, "gone")

    def _joined(self, engine_id: str) -> bool:
        return any(
            self.sio.manager.sid_from_eio_sid(engine_id, namespace) is not None for namespace in NAMESPACES
        )

    def _unanswered(self, socket: Any) -> bool:
        """A ping was sent, by the library's clock, and no pong came."""
        return bool(socket.last_ping) and time.time() - socket.last_ping > self.sio.eio.ping_timeout
