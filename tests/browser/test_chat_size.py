"""What really goes over the line before a visitor sees the chat, and before they open it."""

import sys

import aiohttp
from playwright.async_api import expect

from tests.browser.visits import Visits
from tests.clients import Served

FIRST_PAINT_BYTES = 45_000
LOADER_BYTES = 3_000


async def test_the_first_paint_of_the_chat_costs_at_most_forty_five_kilobytes(
    visits: Visits, served: Served
) -> None:
    page = await (await visits.browse("fr")).new_page()
    # Held for ever: were it refused, the page would be loaded anew.
    await page.route("**/static/chat/late/**", lambda route: None)
    session = await page.context.new_cdp_session(page)
    bodies: list[int] = []
    session.on("Network.loadingFinished", lambda done: bodies.append(int(done["encodedDataLength"])))
    session.on("Network.responseReceived", lambda got: bodies.append(-_headers(got)))
    await session.send("Network.enable")

    await page.goto(f"{served.address}/chat?language=fr")
    await expect(page.locator("rc-composer")).to_be_visible()
    await page.wait_for_load_state("load")

    _told("first paint", sum(bodies))
    assert 20_000 < sum(bodies) <= FIRST_PAINT_BYTES


async def test_the_loader_with_the_firms_look_costs_at_most_three_kilobytes(served: Served) -> None:
    async with aiohttp.ClientSession(auto_decompress=False) as session:
        asked = session.get(f"{served.address}/widget.js", headers={"Accept-Encoding": "gzip"})
        async with asked as answer:
            body = await answer.read()

    _told("loader", len(body))
    assert answer.headers["Content-Encoding"] == "gzip"
    assert 1_000 < len(body) <= LOADER_BYTES


def _told(what: str, size: int) -> None:
    """Seen with `pytest -rP`."""
    sys.stdout.write(f"{what}: {size:,} bytes\n")


def _headers(got: dict[str, object]) -> int:
    """Bytes of the answer's head: Chromium counts them into the length of the whole."""
    response = got["response"]
    assert isinstance(response, dict)
    return int(response["encodedDataLength"])
