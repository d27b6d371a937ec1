"""The client process. Reads one order a line from its input, answers one line of JSON each.

An order is `{"do": name, …}`, the name of one of the methods below and what it takes.
"""

import asyncio
import random
import sys
import time
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import orjson
import uvloop

from bench.talker import Talker, connected

Order = dict[str, Any]


class Load:
    def __init__(self, address: str, *, echo: bool) -> None:
        self._address, self._echo = address, echo
        self._talkers: list[Talker] = []
        self._idlers: dict[Talker, asyncio.Task[None]] = {}
        """Who says nothing answers pings; the server cuts whoever does not."""

    async def serve(self) -> None:
        loop = asyncio.get_running_loop()
        reader = asyncio.StreamReader()
        await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
        connector = aiohttp.TCPConnector(limit=0)
        async with aiohttp.ClientSession(self._address, connector=connector) as self._http:
            while line := await reader.readline():
                order = orjson.loads(line)
                doing: Callable[[Order], Awaitable[Order]] = getattr(self, order["do"])
                print(orjson.dumps(await doing(order)).decode(), flush=True)

    async def connect(self, order: Order) -> Order:
        new = [Talker(self._http, echo=self._echo) for _ in range(order["count"])]
        await connected(new, self._rests)
        self._talkers += new
        return {"open": len(self._talkers)}

    async def talk(self, order: Order) -> Order:
        end = time.perf_counter() + order["seconds"]

        async def one(talker: Talker) -> list[float]:
            took = []
            while time.perf_counter() < end:
                took.append(await talker.turn())
            return took

        return await self._measured([one(talker) for talker in await self._awake(order["count"])])

    async def turns(self, order: Order) -> Order:
        """Each says so many lines."""

        async def one(talker: Talker) -> list[float]:
            return [await talker.turn() for _ in range(order["turns"])]

        return await self._measured([one(talker) for talker in await self._awake(order["count"])])

    async def pace(self, order: Order) -> Order:
        every, loop = order["every"], asyncio.get_running_loop()
        begin = loop.time() + 0.5

        async def one(talker: Talker) -> list[float]:
            took = []
            at = begin + random.random() * every
            while at < begin + order["seconds"]:
                await asyncio.sleep(max(0.0, at - loop.time()))
                took.append(await talker.turn())
                at += every
            return took

        return await self._measured([one(talker) for talker in await self._awake(order["count"])])

    async def leave(self, _order: Order) -> Order:
        await asyncio.gather(*(talker.leave() for talker in await self._awake(len(self._talkers))))
        self._talkers.clear()
        return {}

    async def resume(self, _order: Order) -> Order:
        """Everybody reconnects, with jitter, until the server is there again and has told what was missed."""
        began = time.perf_counter()

        async def one(talker: Talker) -> None:
            while True:
                try:
                    await talker.connect()
                    return
                except (OSError, aiohttp.ClientError, ConnectionError):
                    await asyncio.sleep(random.random())

        await asyncio.gather(*map(one, await self._awake(len(self._talkers))))
        return {"seconds": time.perf_counter() - began}

    async def churn(self, order: Order) -> Order:
        """Connect, say one line, leave; 50 side by side."""

        async def one(count: int) -> None:
            for _ in range(count):
                talker = Talker(self._http, echo=self._echo)
                await talker.connect()
                await talker.turn()
                await talker.leave()

        await asyncio.gather(*(one(order["count"] // 50) for _ in range(50)))
        return {}

    def _rests(self, talker: Talker) -> None:
        self._idlers[talker] = asyncio.create_task(talker.idle())

    async def _awake(self, count: int) -> list[Talker]:
        """The first so many, who no longer only listen."""
        active = self._talkers[:count]
        resting = [idler for talker in active if (idler := self._idlers.pop(talker, None)) is not None]
        for idler in resting:
            idler.cancel()
        await asyncio.gather(*resting, return_exceptions=True)
        return active

    async def _measured(self, work: list[Awaitable[list[float]]]) -> Order:
        wall, cpu = time.perf_counter(), time.process_time()
        rows: list[list[float]] = await asyncio.gather(*work)
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        for talker in self._talkers:
            if talker not in self._idlers:
                self._rests(talker)
        took = sorted(row for one in rows for row in one)
        at = [took[min(len(took) - 1, int(len(took) * part))] for part in (0.5, 0.95, 0.99)]
        times = dict(zip(("p50", "p95", "p99"), at, strict=True))
        return {"turns": len(took), "seconds": wall, "busy": cpu / wall, **times}


if __name__ == "__main__":
    uvloop.run(Load(sys.argv[1], echo=sys.argv[2] == "echo").serve())
