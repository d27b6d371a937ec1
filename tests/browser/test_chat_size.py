"""What really goes over the line before a visitor sees the chat, and before they open it."""

from playwright.async_api import expect

from tests.browser.visits import Visits
from tests.clients import Served

FIRST_PAINT_BYTES = 45_000


async def test_the_first_paint_of_the_chat_costs_at_most_forty_five_kilobytes(
    visits: Visits, served: Served
) -> None:
    page = await (await visits.browse("fr")).new_page()
    await page.route("**/static/chat/late/**", lambda route: route.abort())
    session = await page.context.new_cdp_session(page)
    bodies: list[int] = []
    session.on("Network.loadingFinished", lambda done: bodies.append(int(done["encodedDataLength"])))
    session.on("Network.responseReceived", lambda got: bodies.append(-_headers(got)))
    await session.send("Network.enable")

    await page.goto(f"{served.address}/chat?language=fr")
    await expect(page.locator("rc-composer")).to_be_visible()
    await page.wait_for_load_state("load")

    assert 20_000 < sum(bodies) <= FIRST_PAINT_BYTES, sum(bodies)


def _headers(got: dict[str, object]) -> int:
    """Bytes of the answer's head: Chromium counts them into the length of the whole."""
    response = got["response"]
    assert isinstance(response, dict)
    return int(response["encodedDataLength"])
