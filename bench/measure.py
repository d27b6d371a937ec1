"""The measurements: each gives figures of one server, or of both side by side."""

import asyncio
import time
from dataclasses import dataclass
from statistics import median
from typing import Any

from bench.processes import Client, Server, processor_seconds, resident_bytes
from bot.store.driver import client_for


@dataclass(frozen=True)
class Run:
    """Microseconds of processor time a turn, of the server and of the database; the client's own load."""

    server: float
    database: float
    busy: float
    a_second: float
    p50: float
    p95: float
    p99: float


@dataclass
class Side:
    """One of the two servers, and its client."""

    name: str
    server: Server
    client: Client
    mongod: int

    async def run(self, order: str, **how: Any) -> Run:
        pids = (self.server.pid, self.mongod)
        before = [processor_seconds(pid) for pid in pids]
        done = await self.client.order(order, **how)
        turns = done["turns"]
        used = [(processor_seconds(pid) - was) / turns * 1e6 for pid, was in zip(pids, before, strict=True)]
        times = (done[name] * 1e3 for name in ("p50", "p95", "p99"))
        return Run(used[0], used[1], done["busy"], turns / done["seconds"], *times)

    async def kibibytes_each(self, count: int) -> float:
        """Memory of one more idle connection."""
        before = resident_bytes(self.server.pid)
        await self.client.order("connect", count=count)
        return (resident_bytes(self.server.pid) - before) / count / 1024


async def side_by_side(sides: list[Side], repeats: int, order: str, **how: Any) -> dict[str, Run]:
    """Alternately, so that whatever else the machine does hits both; the median by processor time."""
    runs: dict[str, list[Run]] = {side.name: [] for side in sides}
    for _ in range(repeats):
        for side in sides:
            runs[side.name].append(await side.run(order, **how))
    middle = {}
    for name, rows in runs.items():
        rows.sort(key=lambda run: run.server)
        middle[name] = rows[len(rows) // 2]
        print(f"  {name:9} {order} {how}: {described(middle[name])}", flush=True)
    return middle


def described(run: Run) -> str:
    return (
        f"{run.server:.0f} µs a turn (database {run.database:.0f}), {run.a_second:.0f} turns/s, "
        f"p50 {run.p50:.1f} p95 {run.p95:.1f} p99 {run.p99:.1f} ms, client {run.busy:.0%} busy"
    )


async def bare_insert_ms(url: str, count: int = 200) -> float:
    """The median of one majority insert with nothing else to do."""
    client = client_for(url)
    took = []
    for number in range(count):
        began = time.perf_counter()
        await client["bench"]["bare"].insert_one({"n": number, "text": "x" * 1_000})
        took.append(time.perf_counter() - began)
        await asyncio.sleep(0.005)
    client.close()
    return median(took) * 1e3
