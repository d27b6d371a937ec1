"""How long the page of the figures takes in a real Chromium, from its address to its last plot."""

import os
import time
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from playwright.async_api import Page

from bench.agent import EMAIL, PASSWORD
from bench.chromium import signed_in
from bench.processes import Server, start_recourse

VISITS = 10


async def measured(url: str, folder: Path, end: date, spans: Sequence[int]) -> dict[int, float]:
    """Milliseconds at the 95th percentile, of the figures of so many days until `end`. `url`: of a database
    that is filled."""
    os.environ.update({"RECOURSE_ADMIN_EMAIL": EMAIL, "RECOURSE_ADMIN_PASSWORD": PASSWORD})
    server = await start_recourse(folder, "--mongodb-url", url)
    try:
        return await _visited(server, end, spans)
    finally:
        await server.stop()


async def _visited(server: Server, end: date, spans: Sequence[int]) -> dict[int, float]:
    async with signed_in(server) as page:
        return {days: await _p95(page, server, end, days) for days in spans}


async def _p95(page: Page, server: Server, end: date, days: int) -> float:
    """Each visit comes from another page, and is over when every figure has its plot or its table."""
    took = []
    query = f"from={end - timedelta(days=days - 1)}&to={end}"
    for _ in range(VISITS + 1):
        await page.goto(f"{server.address}/console#/settings")
        await page.locator("main h1").wait_for()
        began = time.perf_counter()
        await page.goto(f"{server.address}/console#/figures?{query}")
        await page.locator(".figure-grid[aria-busy=false] > * >> nth=12").wait_for()
        took.append((time.perf_counter() - began) * 1000)
    return sorted(took[1:])[-1]
