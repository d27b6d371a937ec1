"""Customers and agents who do not give up: they come back, and say the same again until it is answered."""

import asyncio
import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import aiohttp
import socketio
from socketio.exceptions import SocketIOError

ANSWER_SECONDS = 8
PATIENT = frozenset({"try_again", "slow_down", "busy"})
Entry = Mapping[str, Any]


class Side(Protocol):
    """What differs between a customer and an agent. `number`: by which entries are counted on this side."""

    namespace: str
    number: str
    conversation: str

    def headers(self) -> dict[str, str]: ...

    def auth(self, upto: int) -> dict[str, Any]:
        """`upto`: the last number heard without a gap."""

    def missed(self, upto: int) -> dict[str, Any] | None:
        """What to `watch` to catch up; None where that comes by itself."""

    def line(self, text: str, client_id: str) -> tuple[str, dict[str, Any]]:
        """The command that says it."""

    def welcomed(self, welcome: Mapping[str, Any]) -> None: ...


@dataclass
class Customer:
    namespace = "/chat"
    number = "seq"
    token: str = ""
    conversation: str = ""

    def headers(self) -> dict[str, str]:
        return {}

    def auth(self, upto: int) -> dict[str, Any]:
        return {"token": self.token, "after": upto} if self.token else {"language": "fr"}

    def missed(self, upto: int) -> None:
        return None

    def line(self, text: str, client_id: str) -> tuple[str, dict[str, Any]]:
        return "say", {"text": text, "client_id": client_id}

    def welcomed(self, welcome: Mapping[str, Any]) -> None:
        self.token, self.conversation = welcome["token"], welcome["conversation"]


@dataclass
class Agent:
    namespace = "/console"
    number = "no"
    cookie: str
    csrf: str
    conversation: str
    leads: bool = False

    def headers(self) -> dict[str, str]:
        return {"Cookie": self.cookie}

    def auth(self, upto: int) -> dict[str, Any]:
        return {"csrf": self.csrf}

    def missed(self, upto: int) -> dict[str, Any] | None:
        return {"conversation": self.conversation, "after": upto} if self.leads else None

    def line(self, text: str, client_id: str) -> tuple[str, dict[str, Any]]:
        return "reply", {"conversation": self.conversation, "text": text, "client_id": client_id}

    def welcomed(self, welcome: Mapping[str, Any]) -> None:
        """The console greets with `hello`."""


class Speaker:
    """`acknowledged`: client_ids answered `ok`, in the order said. `entries`: what one sees, by number."""

    def __init__(self, address: str, name: str, side: Side) -> None:
        self.address, self.name, self.side = address, name, side
        self.acknowledged: list[str] = []
        self.by_number: dict[int, Entry] = {}
        self.news = asyncio.Event()
        self.refused = ""
        self._sio: socketio.AsyncClient | None = None
        self._http: aiohttp.ClientSession | None = None

    @property
    def entries(self) -> list[Entry]:
        return [self.by_number[number] for number in sorted(self.by_number)]

    @property
    def upto(self) -> int:
        """The last number before the first gap."""
        number = 0
        while number + 1 in self.by_number:
            number += 1
        return number

    async def say(self, client_id: str, text: str) -> None:
        command, payload = self.side.line(text, client_id)
        await self.ask(command, payload)
        self.acknowledged.append(client_id)

    async def ask(self, command: str, payload: dict[str, Any]) -> None:
        """Until it is answered `ok`, however many tries it takes. Raises AssertionError for a refusal."""
        while True:
            try:
                answer = await self._call(await self.connected(), command, payload)
            except (TimeoutError, SocketIOError, OSError):
                await self.hang_up()
                await asyncio.sleep(random.uniform(0.05, 0.3))
                continue
            if "ok" in answer:
                return
            assert answer["error"]["code"] in PATIENT, (self.name, command, answer)
            await asyncio.sleep(min(1.0, answer["error"].get("retry_after", 0.2)) * random.uniform(0.5, 1))

    async def connected(self) -> socketio.AsyncClient:
        if self._sio is not None and self._sio.connected:
            return self._sio
        await self.hang_up()
        # Of our own, because the library leaves one open for each connection that fails.
        http = self._http = self._http or aiohttp.ClientSession()
        sio = self._sio = socketio.AsyncClient(reconnection=False, http_session=http)
        sio.on("*", self._hear, namespace=self.side.namespace)
        await sio.connect(
            self.address,
            headers=self.side.headers(),
            auth=self.side.auth(self.upto),
            transports=["websocket"],
            namespaces=[self.side.namespace],
            wait_timeout=ANSWER_SECONDS,
        )
        await self._catch_up(sio)
        return sio

    async def hang_up(self) -> None:
        sio, self._sio = self._sio, None
        if sio is not None:
            await sio.shutdown()

    async def leave(self) -> None:
        await self.hang_up()
        if self._http is not None:
            await self._http.close()

    async def has_all(self, last: int) -> None:
        """Wait until everything up to `last` was heard; asks again on a gap, as the pages do."""
        while self.upto < last:
            self.news.clear()
            try:
                async with asyncio.timeout(2):
                    await self.news.wait()
            except TimeoutError:
                await self.hang_up()
                try:
                    await self.connected()
                except (SocketIOError, OSError):
                    await asyncio.sleep(0.2)

    async def _catch_up(self, sio: socketio.AsyncClient) -> None:
        more = True
        while more and (missed := self.side.missed(self.upto)) is not None:
            answer = await self._call(sio, "watch", missed)
            if "ok" not in answer:
                raise ConnectionError(answer["error"]["code"])
            before = self.upto
            self._keep(answer["ok"]["entries"])
            more = answer["ok"]["more"] and self.upto > before

    async def _call(self, sio: socketio.AsyncClient, command: str, payload: dict[str, Any]) -> dict[str, Any]:
        answer: dict[str, Any] = await sio.call(
            command, payload, namespace=self.side.namespace, timeout=ANSWER_SECONDS
        )
        return answer

    def _keep(self, entries: list[Entry]) -> None:
        self.by_number |= {entry[self.side.number]: entry for entry in entries}
        self.news.set()

    async def _hear(self, event: str, payload: Any) -> None:
        if event == "entries":
            self._keep(payload if isinstance(payload, list) else payload["entries"])
        elif event == "welcome":
            self.side.welcomed(payload)
            self.news.set()


async def customer(address: str, name: str) -> Speaker:
    """Whose conversation has begun."""
    speaker = Speaker(address, name, Customer())
    while not speaker.side.conversation:
        try:
            await speaker.connected()
            async with asyncio.timeout(5):
                await speaker.news.wait()
        except (SocketIOError, OSError, TimeoutError):
            await speaker.hang_up()
    return speaker


async def agent(address: str, name: str, side: Agent) -> Speaker:
    """Who has taken the conversation and watches it."""
    speaker = Speaker(address, name, side)
    await speaker.ask("take", {"conversation": side.conversation, "client_id": "take"})
    side.leads = True
    await speaker.hang_up()
    return speaker
