"""Runs the benchmark and prints the table of goals: `bin/bench [--full | --answers]`, docs/performance.md."""

import asyncio
import sys
import tempfile
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

from bench import console, dialogue
from bench.answers import answer_goals
from bench.goals import Goal, table
from bench.measure import Side, bare_insert_ms, side_by_side
from bench.processes import Server, client_of, resident_bytes, start_echo, start_recourse
from bot.store.bundled import bundled_database


@dataclass(frozen=True)
class Size:
    repeats: int
    seconds: float
    pace_seconds: float
    open: int
    turns: int
    churn: int


SHORT = Size(repeats=3, seconds=2, pace_seconds=10, open=1_000, turns=300, churn=2_500)
FULL = Size(repeats=5, seconds=5, pace_seconds=30, open=5_000, turns=5_000, churn=50_000)

REMEMBERED = 6_000
"""More visits than the conversations that the server keeps in memory."""


class Bench:
    def __init__(self, size: Size, folder: Path) -> None:
        self._size, self._folder = size, folder
        self._goals: list[Goal] = []

    async def run(self) -> list[Goal]:
        self._goals += dialogue.goals()
        await self._cold_start()
        async with AsyncExitStack() as stack:
            url = await stack.enter_async_context(bundled_database(self._folder / "shared"))
            mongod = int((self._folder / "shared" / "db" / "mongod.lock").read_text())
            servers = await start_echo(), await start_recourse(self._folder / "own", "--mongodb-url", url)
            sides = []
            for name, server in zip(("echo", "recourse"), servers, strict=True):
                stack.push_async_callback(server.stop)
                client = await stack.enter_async_context(client_of(server, echo=name == "echo"))
                sides.append(Side(name, server, client, mongod))
            self._met("start, database up", servers[1].started, 1.5, "s")
            await self._measured(sides, url)
        return self._goals

    async def _measured(self, sides: list[Side], url: str) -> None:
        size, ours = self._size, sides[1]
        for side in sides:
            await side.client.order("connect", count=200)
        few = await side_by_side(sides, size.repeats, "talk", count=200, seconds=size.seconds)
        self._ratio("processor time a turn, 200 talking", few["recourse"].server, few["echo"].server, 1.6)
        each = {side.name: await side.kibibytes_each(800) for side in sides}
        self._ratio("memory of an idle connection", each["recourse"], each["echo"], 1.4, "KiB")
        many = await side_by_side(sides, size.repeats, "talk", count=1_000, seconds=size.seconds)
        self._ratio("processor time a turn, 1,000 talking", many["recourse"].server, many["echo"].server, 1.6)
        await self._pace(sides, url)
        await self._flat(ours)
        await self._resumed(ours, url)

    async def _pace(self, sides: list[Side], url: str) -> None:
        """A turn every five seconds, as people type."""
        insert = await bare_insert_ms(url)
        print(f"  one bare majority insert: {insert:.2f} ms", flush=True)
        runs = await side_by_side(sides, 1, "pace", count=1_000, every=5, seconds=self._size.pace_seconds)
        echo, ours = runs["echo"], runs["recourse"]
        for name in ("p50", "p95"):
            floor = getattr(echo, name)
            beside = f"echo {floor:.2f} + 1.5 × insert {insert:.2f}"
            limit = floor + 1.5 * insert
            self._met(f"{name} at a human pace", getattr(ours, name), limit, "ms", beside, echo.p99 < 10)

    async def _flat(self, ours: Side) -> None:
        size = self._size
        active = {"count": 100, "seconds": size.seconds}
        await ours.client.order("connect", count=max(0, size.open - 1_000))
        crowded = await side_by_side([ours], size.repeats, "talk", **active)
        first = await ours.run("turns", count=20, turns=50)
        await ours.client.order("turns", count=20, turns=size.turns)
        last = await ours.run("turns", count=20, turns=50)
        few = await self._alone(ours, active)
        open_now = crowded["recourse"].server
        self._met(f"growth from 100 to {size.open} open", open_now / few - 1, 0.15, "", f"{few:.0f} µs")
        growth = last.server / first.server - 1
        self._met(f"growth over {size.turns} turns", growth, 0.15, "", f"{first.server:.0f} µs")

    async def _alone(self, ours: Side, active: dict[str, float]) -> float:
        """The same hundred with nobody else there."""
        await ours.client.order("leave")
        await ours.client.order("connect", count=100)
        alone = await side_by_side([ours], self._size.repeats, "talk", **active)
        # What is remembered has a bound; it is filled before growth is looked for.
        await ours.client.order("churn", count=REMEMBERED)
        before = resident_bytes(ours.server.pid)
        await ours.client.order("churn", count=self._size.churn)
        grown = (resident_bytes(ours.server.pid) - before) / self._size.churn / 1024
        self._met(f"memory left by each of {self._size.churn} visits", grown, 1.0, "KiB")
        return alone["recourse"].server

    async def _resumed(self, ours: Side, url: str) -> None:
        await ours.client.order("connect", count=900)
        ours.server.kill()
        await ours.server.process.wait()
        again = await start_recourse(self._folder / "own", "--mongodb-url", url, port=ours.server.port)
        done = await ours.client.order("resume")
        self._met("1,000 resumed after a kill, start included", done["seconds"] + again.started, 10, "s")
        await again.stop()

    async def _cold_start(self) -> None:
        server: Server = await start_recourse(self._folder / "cold")
        self._met("start, bundled database new", server.started, 6, "s")
        await server.stop()

    def _ratio(self, name: str, ours: float, echo: float, limit: float, unit: str = "µs") -> None:
        self._met(name, ours / echo, limit, "×", f"{ours:.0f} to {echo:.0f} {unit}")

    def _met(
        self, name: str, measured: float, limit: float, unit: str, reference: str = "", valid: bool = True
    ) -> None:
        self._goals.append(Goal(name, measured, limit, unit, reference, valid))


def main() -> int:
    size = FULL if "--full" in sys.argv[1:] else SHORT
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        goals: list[Goal] = []
        if "--answers" not in sys.argv[1:]:
            goals += asyncio.run(Bench(size, Path(folder)).run())
            goals += asyncio.run(console.run(Path(folder)))
        goals += answer_goals(Path(folder))
    print(table(goals))
    return 0


if __name__ == "__main__":
    sys.exit(main())
