"""Customers and agents who do not give up: they come back, and say the same again until it is answered."""

import asyncio
import random
from collections.abc import Mapping
from typing import Any

import aiohttp
import socketio
from socketio.exceptions import SocketIOError

ANSWER_SECONDS = 8
PATIENT = frozenset({"try_again", "slow_down", "busy"})


class Speaker:
    """`acknowledged`: client_ids answered `ok`, in the order said. `entries`: what one sees, by number."""

    namespace = "/chat"
    number = "seq"

    def __init__(self, address: str, name: str) -> None:
        self.address, self.name = address, name
        self.acknowledged: list[str] = []
        self.by_number: dict[int, Mapping[str, Any]] = {}
        self.news = asyncio.Event()
        self.refused = ""
        self._sio: socketio.AsyncClient | None = None
        self._http: aiohttp.ClientSession | None = None

    @property
    def entries(self) -> list[Mapping[str, Any]]:
        return [self.by_number[number] for number in sorted(self.by_number)]

    @property
    def upto(self) -> int:
        """The last number before the first gap."""
        number = 0
        while number + 1 in self.by_number:
            number += 1
        return number

    async def ask(self, command: str, **payload: Any) -> dict[str, Any]:
        """What stands under `ok`, however many tries it takes. Raises AssertionError for a refusal."""
        while True:
            try:
                sio = await self.connected()
                answer = await sio.call(command, payload, namespace=self.namespace, timeout=ANSWER_SECONDS)
            except (TimeoutError, SocketIOError, OSError):
                await self.hang_up()
                await asyncio.sleep(random.uniform(0.05, 0.3))
                continue
            if "ok" in answer:
                done: dict[str, Any] = answer["ok"]
                return done
            assert answer["error"]["code"] in PATIENT, (self.name, command, answer)
            await asyncio.sleep(min(1.0, answer["error"].get("retry_after", 0.2)) * random.uniform(0.5, 1))

    async def say(self, client_id: str, text: str) -> None:
        await self.speak(client_id, text)
        self.acknowledged.append(client_id)

    async def speak(self, client_id: str, text: str) -> None:
        await self.ask("say", text=text, client_id=client_id)

    async def connected(self) -> socketio.AsyncClient:
        if self._sio is not None and self._sio.connected:
            return self._sio
        await self.hang_up()
        # Of our own, because the library leaves one open for each connection that fails.
        http = self._http = self._http or aiohttp.ClientSession()
        sio = self._sio = socketio.AsyncClient(reconnection=False, http_session=http)
        sio.on("*", self._hear, namespace=self.namespace)
        await sio.connect(
            self.address,
            headers=self.headers(),
            auth=self.auth(),
            transports=["websocket"],
            namespaces=[self.namespace],
            wait_timeout=ANSWER_SECONDS,
        )
        await self.resume(sio)
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

    def headers(self) -> dict[str, str]:
        return {}

    def auth(self) -> dict[str, Any]:
        raise NotImplementedError

    async def resume(self, sio: socketio.AsyncClient) -> None:
        """Catch up where that is not done by itself."""

    def keep(self, entries: list[Mapping[str, Any]]) -> None:
        self.by_number |= {entry[self.number]: entry for entry in entries}
        self.news.set()

    async def _hear(self, event: str, payload: Any) -> None:
        if event == "entries":
            self.keep(payload if isinstance(payload, list) else payload["entries"])
        elif event == "welcome":
            self.welcomed(payload)

    def welcomed(self, welcome: Mapping[str, Any]) -> None: ...


class CustomerSpeaker(Speaker):
    token: str | None = None
    conversation = ""

    def auth(self) -> dict[str, Any]:
        return {"token": self.token, "after": self.upto} if self.token else {"language": "fr"}

    def welcomed(self, welcome: Mapping[str, Any]) -> None:
        self.token, self.conversation = welcome["token"], welcome["conversation"]
        self.news.set()

    async def began(self) -> None:
        while not self.token:
            try:
                await self.connected()
                async with asyncio.timeout(5):
                    await self.news.wait()
            except (SocketIOError, OSError, TimeoutError):
                await self.hang_up()


class AgentSpeaker(Speaker):
    namespace = "/console"
    number = "no"

    def __init__(self, address: str, name: str, cookie: str, csrf: str, conversation: str) -> None:
        super().__init__(address, name)
        self._cookie, self._csrf, self.conversation = cookie, csrf, conversation
        self._leads = False

    async def take(self) -> None:
        await self.ask("take", conversation=self.conversation, client_id="take")
        self._leads = True
        await self.hang_up()

    def headers(self) -> dict[str, str]:
        return {"Cookie": self._cookie}

    def auth(self) -> dict[str, Any]:
        return {"csrf": self._csrf}

    async def resume(self, sio: socketio.AsyncClient) -> None:
        more = self._leads
        while more:
            answer = await sio.call(
                "watch",
                {"conversation": self.conversation, "after": self.upto},
                namespace=self.namespace,
                timeout=ANSWER_SECONDS,
            )
            if "ok" not in answer:
                raise ConnectionError(answer["error"]["code"])
            before = self.upto
            self.keep(answer["ok"]["entries"])
            more = answer["ok"]["more"] and self.upto > before

    async def speak(self, client_id: str, text: str) -> None:
        await self.ask("reply", conversation=self.conversation, text=text, client_id=client_id)
