"""One person of staff at the console: signs in, then speaks raw frames, so that the client costs little."""

from time import perf_counter
from typing import Any

import aiohttp
import orjson

from bench.talker import PATH

EMAIL, PASSWORD = "bench@recourse.example", "a sentence for the bench"  # of a server on loopback


class Agent:
    def __init__(self, http: aiohttp.ClientSession) -> None:
        self._http = http
        self._sent = 0

    async def connect(self) -> None:
        async with self._http.post("/api/session", json={"email": EMAIL, "password": PASSWORD}) as answer:
            told = await answer.json()
        self.csrf, self.id = told["csrf"], told["staff"]["id"]
        self._ws = await self._http.ws_connect(PATH, autoping=False, max_msg_size=0)
        await self._ws.receive_str()
        await self._ws.send_str("40/console," + orjson.dumps({"csrf": self.csrf}).decode())
        while not (await self._next()).startswith('42/console,["hello"'):
            pass

    async def widen(self, capacity: int) -> None:
        """Room for so many conversations at once."""
        path = f"/api/accounts/{self.id}"
        headers = {"X-CSRF-Token": self.csrf}
        async with self._http.patch(path, json={"capacity": capacity}, headers=headers) as answer:
            answer.raise_for_status()

    async def does(self, command: str, **payload: Any) -> float:
        """Until the server has acknowledged it; returns the seconds it took."""
        self._sent += 1
        frame = orjson.dumps([command, {**payload, "client_id": f"a{self._sent}"}]).decode()
        began = perf_counter()
        await self._ws.send_str(f"42/console,{self._sent}{frame}")
        while not (text := await self._next()).startswith(f"43/console,{self._sent}["):
            pass
        if '"ok"' not in text:
            raise RuntimeError(f"refused: {text[:300]}")
        return perf_counter() - began

    async def leave(self) -> None:
        await self._ws.close()

    async def _next(self) -> str:
        while True:
            message = await self._ws.receive()
            if message.type is not aiohttp.WSMsgType.TEXT:
                raise ConnectionError("the server hung up")
            if message.data != "2":
                return str(message.data)
            await self._ws.send_str("3")
