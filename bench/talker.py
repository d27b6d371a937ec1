"""One customer of the load: speaks raw frames, so that the client costs little."""

import asyncio
from collections.abc import Callable, Mapping
from itertools import cycle
from time import perf_counter
from typing import Any

import aiohttp
import orjson

PATH = "/socket.io/?EIO=4&transport=websocket"
SAID: tuple[tuple[str, Mapping[str, str]], ...] = (
    ("say", {"text": "Claire Martin"}),
    ("say", {"text": "claire@example.com"}),
    ("choose", {"choice": "skip"}),
    ("choose", {"choice": "withdrawal"}),
    ("choose", {"choice": "restart"}),
)
"""A round of the flow: each is one turn that the bot answers; the last begins anew."""


class Talker:
    """`token` and `conversation`: its own, empty with the echo. `lines`: turns so far."""

    def __init__(self, http: aiohttp.ClientSession, *, echo: bool) -> None:
        self._http, self._echo = http, echo
        self._script = cycle(SAID)
        self._ws: aiohttp.ClientWebSocketResponse | None = None
        self.token = ""
        self.conversation = ""
        self.seq = 0
        self.turns = 0

    async def connect(self) -> None:
        """Until everything that is stored was heard."""
        ws = self._ws = await self._http.ws_connect(PATH, autoping=False, max_msg_size=0)
        await ws.receive_str()
        auth = {"token": self.token, "after": self.seq} if self.token else {"language": "en"}
        await ws.send_str("40/chat," + orjson.dumps(auth).decode())
        last = None
        while True:
            name, data = self._event(await self._next())
            if name == "connected" and self._echo:
                return
            if name == "welcome":
                self.token, last = data["token"], data["last_seq"]
                self.conversation = data["conversation"]
            if name == "entries":
                self.seq = max(self.seq, data[-1]["seq"])
            if last is not None and self.seq >= last:
                return

    async def turn(self) -> float:
        """Say the next line; wait for its acknowledgement and its event; returns the seconds it took."""
        return await self.does(*next(self._script))

    async def does(self, command: str, said: Mapping[str, str]) -> float:
        """One command of the customer's, until it is answered and heard; returns the seconds it took."""
        if self._ws is None:
            raise RuntimeError("not connected")
        self.turns += 1
        payload = orjson.dumps([command, {**said, "client_id": f"m{self.turns}"}]).decode()
        began = perf_counter()
        await self._ws.send_str(f"42/chat,{self.turns}{payload}")
        answered = heard = False
        while not (answered and heard):
            text = await self._next()
            if text.startswith("43/chat,"):
                if '"ok"' not in text:
                    raise RuntimeError(f"refused: {text[:300]}")
                answered = True
            elif text.startswith('42/chat,["entries"'):
                heard = True
        return perf_counter() - began

    async def leave(self) -> None:
        if self._ws is not None:
            await self._ws.close()

    async def idle(self) -> None:
        """Answer pings until the connection ends."""
        while True:
            await self._next()

    async def _next(self) -> str:
        if self._ws is None:
            raise RuntimeError("not connected")
        while True:
            message = await self._ws.receive()
            if message.type is not aiohttp.WSMsgType.TEXT:
                raise ConnectionError("the server hung up")
            if message.data != "2":
                return str(message.data)
            await self._ws.send_str("3")

    def _event(self, text: str) -> tuple[str, Any]:
        if text.startswith("40"):
            return "connected", {}
        if text.startswith("44"):
            raise ConnectionError(text[:300])
        name, *data = orjson.loads(text[text.index("[") :])
        return name, data[0]


async def connected(
    talkers: list[Talker], then: Callable[[Talker], None] = lambda _talker: None, at_once: int = 50
) -> None:
    turn = asyncio.Semaphore(at_once)

    async def one(talker: Talker) -> None:
        async with turn:
            await talker.connect()
        then(talker)

    await asyncio.gather(*map(one, talkers))
