"""The console's goals: take and reply with 1,000 open, a browser's lists with 300 open, the first paint.

`python -m bench.console` runs it alone.
"""

import asyncio
import os
import tempfile
import time
from collections.abc import Mapping
from contextlib import AsyncExitStack
from pathlib import Path
from statistics import quantiles

import aiohttp
from playwright.async_api import Page

from bench.agent import EMAIL, PASSWORD, Agent
from bench.chromium import signed_in
from bench.goals import Goal, table
from bench.processes import Server, start_echo, start_recourse
from bench.talker import Talker, connected

OPEN, LISTED, ACTS = 1_000, 300, 200
LINES_A_SECOND, LINES = 20, 400
DAY = 100_000_000
"""Milliseconds that a line may tell apart: eight digits are no card number, which the server would mask."""
# What a line says is the instant at which it was sent; the page reads it where the list shows it.
WATCH = """() => {
  window.shown = new Map();
  new MutationObserver(() => requestAnimationFrame(() => {
    for (const [said] of document.querySelector(".lists").innerText.matchAll(/sent at \\d+/g)) {
      if (!window.shown.has(said)) window.shown.set(said, (Date.now() % 1e8) - Number(said.slice(8)));
    }
  })).observe(document.querySelector(".lists"), { subtree: true, childList: true, characterData: true });
}"""
WEIGHT = """() => performance.getEntriesByType("resource").concat(performance.getEntriesByType("navigation"))
  .reduce((sum, each) => sum + each.encodedBodySize, 0)"""
PAINT = """() => performance.getEntriesByName("first-contentful-paint")[0].startTime"""


async def run(folder: Path) -> list[Goal]:
    account: Mapping[str, str] = {"RECOURSE_ADMIN_EMAIL": EMAIL, "RECOURSE_ADMIN_PASSWORD": PASSWORD}
    os.environ.update(account)
    async with AsyncExitStack() as stack:
        echo, server = await start_echo(), await start_recourse(folder / "console")
        for each in (echo, server):
            stack.push_async_callback(each.stop)
        goals = await _acts(server, await _floor(echo))
        return [*goals, *await _page(server)]


async def _floor(echo: Server) -> float:
    """Milliseconds at the 95th percentile of the echo's turns, with as many connections open."""
    async with aiohttp.ClientSession(echo.address, connector=aiohttp.TCPConnector(limit=0)) as http:
        talkers = [Talker(http, echo=True) for _ in range(OPEN)]
        await connected(talkers)
        return p95([await talker.turn() for talker in talkers[:ACTS]])


async def _acts(server: Server, floor: float) -> list[Goal]:
    # A jar keeps the cookie of a bare address only when told to.
    jar, connector = aiohttp.CookieJar(unsafe=True), aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(server.address, connector=connector, cookie_jar=jar) as http:
        customers = [Talker(http, echo=False) for _ in range(OPEN)]
        await connected(customers)
        agent = Agent(http)
        await agent.connect()
        await agent.widen(50)
        took: dict[str, list[float]] = {"take": [], "reply": []}
        for customer in customers[:ACTS]:
            conversation = customer.conversation
            took["take"].append(await agent.does("take", conversation=conversation))
            took["reply"].append(
                await agent.does("reply", conversation=conversation, text="I am looking at it.")
            )
            await agent.does("release", conversation=conversation, to="bot", reason="measured")
        await agent.leave()
        await asyncio.gather(*(customer.leave() for customer in customers))
    beside = f"the echo's p95 {floor:.2f} ms"
    return [Goal(f"p95 of {name}, {OPEN} open", p95(rows), 50, "ms", beside) for name, rows in took.items()]


async def _page(server: Server) -> list[Goal]:
    async with signed_in(server) as page:
        return [*await _opened(page, server), await _lists(page, server)]


async def _opened(page: Page, server: Server) -> list[Goal]:
    """Opened anew with an empty cache; once more for the paint, as on every other day."""
    session = await page.context.new_cdp_session(page)
    await session.send("Network.clearBrowserCache")
    await page.goto(f"{server.address}/console?measured#/")
    await page.locator(".freshness[data-state=live]").wait_for()
    weight, cold = await page.evaluate(WEIGHT), await page.evaluate(PAINT)
    await page.reload()
    await page.locator(".freshness[data-state=live]").wait_for()
    return [
        Goal("page weight of the console, gzip", weight / 1000, 150, "kB"),
        Goal("first paint of the console, nothing cached", cold / 1000, 1, "s"),
        Goal("first paint of the console, cached", await page.evaluate(PAINT) / 1000, 1, "s"),
    ]


async def _lists(page: Page, server: Server) -> Goal:
    async with aiohttp.ClientSession(server.address, connector=aiohttp.TCPConnector(limit=0)) as http:
        customers = [Talker(http, echo=False) for _ in range(LISTED)]
        await connected(customers)
        for customer in customers:
            await customer.does("choose", {"choice": "human"})
            # The bot answers the first line of a wait, and stands in the list then; it answers no other.
            await customer.does("say", {"text": "Is anybody there?"})
        await page.locator(f'.line[data-mode="waiting"] >> nth={LISTED - 1}').wait_for(state="attached")
        await page.evaluate(WATCH)
        await _written(customers)
        # A line that another one overtook before it was listed is never shown: it counts among the slowest.
        await page.wait_for_function(f"() => window.shown.size >= {LINES * 0.96}", timeout=60_000)
        shown: list[float] = await page.evaluate("() => [...window.shown.values()]")
        await asyncio.gather(*(customer.leave() for customer in customers))
    name = f"p95 from a customer's line to the list on the screen, {LISTED} open, {LINES_A_SECOND} lines/s"
    slowest = sorted(shown)[int(LINES * 0.95) - 1]
    return Goal(name, slowest, 200, "ms", f"{len(shown)} of {LINES} shown")


async def _written(customers: list[Talker]) -> None:
    began = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for number in range(LINES):
            await asyncio.sleep(max(0.0, began + number / LINES_A_SECOND - time.perf_counter()))
            said = {"text": f"sent at {time.time_ns() // 1_000_000 % DAY}"}
            group.create_task(customers[number % LISTED].does("say", said))


def p95(seconds: list[float]) -> float:
    """In milliseconds."""
    return quantiles(seconds, n=20)[-1] * 1e3


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        print(table(asyncio.run(run(Path(name)))))
