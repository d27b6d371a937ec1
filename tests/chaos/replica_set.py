"""A replica set of three bundled databases, whose primary can be made to step down or be killed."""

import asyncio
import os
import signal
from pathlib import Path
from typing import Any

from pymongo.errors import PyMongoError

from bot.store.driver import client_for
from bot.store.mongod import REPLICA_SET, Mongod
from bot.store.program import find_mongod

ELECTION_MS = 2_000


class ReplicaSet:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._nodes: dict[int, Mongod] = {}

    @property
    def url(self) -> str:
        hosts = ",".join(f"127.0.0.1:{port}" for port in self._nodes)
        return f"mongodb://{hosts}/?replicaSet={REPLICA_SET}"

    async def start(self) -> None:
        """Until there is a primary that a majority follows."""
        for number in range(3):
            folder = self._folder / str(number)
            folder.mkdir(parents=True)
            node = Mongod(find_mongod(folder / "lib"), folder)
            self._nodes[await node.port()] = node
        members = [{"_id": n, "host": f"127.0.0.1:{port}"} for n, port in enumerate(self._nodes)]
        settings = {"electionTimeoutMillis": ELECTION_MS, "heartbeatIntervalMillis": 500}
        client = client_for(f"mongodb://127.0.0.1:{next(iter(self._nodes))}/?directConnection=true")
        await client.admin.command(
            "replSetInitiate", {"_id": REPLICA_SET, "members": members, "settings": settings}
        )
        client.close()
        await self.primary()

    async def primary(self) -> int:
        """The port of the primary, once it takes writes."""
        client = client_for(self.url, timeout_ms=30_000)
        try:
            hello: dict[str, Any] = await client.admin.command("hello")
            await client["health"]["chaos"].insert_one({})
            return int(hello["primary"].rsplit(":", 1)[1])
        finally:
            client.close()

    async def step_down(self) -> None:
        client = client_for(self.url)
        try:
            await client.admin.command({"replSetStepDown": 10, "secondaryCatchUpPeriodSecs": 3})
        except PyMongoError:
            # It hangs up when it steps down.
            pass
        finally:
            client.close()

    async def send(self, number: signal.Signals, *ports: int) -> None:
        """SIGKILL, SIGSTOP or SIGCONT."""
        for port in ports or (await self.primary(),):
            os.kill(self._nodes[port].pid, number)

    @property
    def ports(self) -> list[int]:
        return list(self._nodes)

    async def stop(self) -> None:
        for node in self._nodes.values():
            os.kill(node.pid, signal.SIGCONT) if node._process.poll() is None else None
        await asyncio.gather(*(node.stop() for node in self._nodes.values()))
