"""The loader on a firm's own site: another origin, with a strict policy of its own."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp import web
from playwright.async_api import FrameLocator, Page, expect

from bot.settings import Settings
from tests.browser.chat_page import ChatPage
from tests.browser.visits import Visits
from tests.clients import Served
from tests.hand_clock import HandClock
from tests.identities import KEYS, asserted

SHIFTS = """() => new Promise((done) => {
  let seen = 0;
  const observer = new PerformanceObserver((list) => (seen += list.getEntries().length));
  observer.observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => done(seen)));
})"""
"""How often what stood on the page has moved."""
PAGE = """<!doctype html><html lang="fr"><title>Firme</title><h1>Firme</h1>
<a href="/autre">Une autre page</a>
<script async src="{house}/widget.js" data-language="fr"></script>"""

NO_THIRD_PARTIES = {"profile": {"cookie_controls_mode": 1, "block_third_party_cookies": True}}
"""A visitor's own setting of Chromium: a frame of another site may keep nothing."""


class HostSite:
    """The firm's site: `address`, and `house` whose chat it loads; `elsewhere` is another site than that."""

    def __init__(self) -> None:
        self.address = ""
        self.elsewhere = ""
        self.house = ""

    async def page(self, _request: web.Request) -> web.Response:
        house = self.house
        policy = f"default-src 'none'; script-src {house}; frame-src {house}; style-src 'none'"
        return web.Response(
            text=PAGE.format(house=house),
            content_type="text/html",
            headers={"Content-Security-Policy": policy},
        )


@pytest_asyncio.fixture(loop_scope="session")
async def host() -> AsyncIterator[HostSite]:
    host, app = HostSite(), web.Application()
    app.router.add_get("/{any:.*}", host.page)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    host.address = f"http://127.0.0.1:{port}"
    host.elsewhere = f"http://localhost:{port}"
    yield host
    await runner.cleanup()


@pytest.fixture
def settings(data_dir: Path, host: HostSite) -> Settings:
    return Settings(
        port=0,
        data_dir=data_dir,
        rate_limits="off",
        embed_origins=(host.address, host.elsewhere),
        identity_keys=KEYS,
        _env_file=None,
    )


async def visited(visits: Visits, served: Served, host: HostSite, language: str = "fr") -> Page:
    host.house = served.address
    page = await (await visits.browse(language, (1000, 760))).new_page()
    await page.goto(host.address)
    return page


def inside(page: Page) -> FrameLocator:
    return page.frame_locator("iframe")


async def test_nothing_but_the_loader_comes_until_the_visitor_opens_the_chat(
    visits: Visits, served: Served, host: HostSite
) -> None:
    host.house = served.address
    page = await (await visits.browse("fr", (1000, 760))).new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    await page.goto(host.address)
    await expect(page.get_by_role("button", name="Ouvrir la discussion")).to_be_visible()

    assert [url for url in asked if url.startswith(served.address)] == [f"{served.address}/widget.js"]
    assert await page.evaluate(SHIFTS) == 0


async def test_the_chat_opens_on_a_site_with_a_strict_policy_and_gives_the_focus_back(
    visits: Visits, served: Served, host: HostSite
) -> None:
    page = await visited(visits, served, host)
    launcher = page.get_by_role("button", name="Ouvrir la discussion")
    await launcher.click()

    box = inside(page).locator("rc-composer .box .input")
    await expect(box).to_be_focused()
    await expect(inside(page).get_by_role("log")).to_contain_text("Bonjour")
    await box.press("Escape")

    await expect(page.locator("iframe")).to_be_hidden()
    await expect(page.get_by_role("button", name="Ouvrir la discussion")).to_be_focused()


async def test_the_conversation_goes_on_on_the_next_page(
    visits: Visits, served: Served, host: HostSite
) -> None:
    page = await visited(visits, served, host)
    await page.get_by_role("button", name="Ouvrir la discussion").click()
    box = inside(page).locator("rc-composer .box .input")
    await expect(inside(page).locator('rc-composer[data-field="name"]')).to_be_visible()
    await box.fill("Claire Martin")
    await box.press("Enter")
    await expect(inside(page).locator('rc-composer[data-field="email"]')).to_be_visible()

    await page.goto(f"{host.address}/autre")
    await page.get_by_role("button", name="Ouvrir la discussion").click()

    await expect(inside(page).get_by_role("log")).to_contain_text("Merci, Claire Martin")


async def test_where_an_iframe_may_keep_nothing_the_chat_goes_on_and_says_so(
    visits: Visits, served: Served, host: HostSite, tmp_path: Path
) -> None:
    host.house = served.address
    (tmp_path / "Default").mkdir()
    (tmp_path / "Default" / "Preferences").write_text(json.dumps(NO_THIRD_PARTIES))
    page = await (await visits.own_profile(tmp_path, (1000, 760))).new_page()
    await page.goto(host.elsewhere)

    await page.get_by_role("button", name="Ouvrir la discussion").click()

    await expect(inside(page).locator(".notice")).to_contain_text("ne permet pas de conserver")
    chat = inside(page).locator("rc-composer")
    await expect(chat).to_have_attribute("data-field", "name")
    await chat.locator(".box .input").fill("Claire Martin")
    await chat.locator(".box .input").press("Enter")
    await expect(chat).to_have_attribute("data-field", "email")
    await expect(inside(page).get_by_role("log")).to_contain_text("Merci, Claire Martin")


async def test_what_comes_while_the_chat_is_shut_is_counted_on_the_button(
    visits: Visits, served: Served, host: HostSite
) -> None:
    page = await visited(visits, served, host)
    await page.evaluate("() => { Recourse.on('unread', count => document.title = `unread ${count}`) }")
    await page.evaluate("Recourse.open()")
    await expect(inside(page).locator('rc-composer[data-field="name"]')).to_be_visible()
    token = await inside(page).locator("html").evaluate("() => JSON.parse(localStorage['recourse.token'])")
    await expect(inside(page).get_by_role("log")).to_contain_text("Bonjour")
    await page.evaluate("Recourse.close()")
    lea = await served.staff("lea")
    await lea.do("take", conversation=token["conversation"])
    await lea.do("reply", conversation=token["conversation"], text="Je prends le relais.")

    await expect(page.get_by_role("button", name="messages non lus")).to_be_visible()
    await expect(page).to_have_title("unread 2")


async def test_verbs_in_any_order_and_a_removed_element_break_nothing(
    visits: Visits, served: Served, host: HostSite
) -> None:
    page = await visited(visits, served, host)
    await page.evaluate(
        """() => {
          Recourse.close(); Recourse.setLanguage("xx"); Recourse.setLanguage("en"); Recourse.identify(17);
          const stop = Recourse.on("open", () => document.title = "heard"); Recourse.open(); Recourse.open();
          stop(); stop(); Recourse.close(); Recourse.close();
          document.querySelector("#recourse").remove(); Recourse.open(); Recourse.close(); Recourse.destroy();
        }"""
    )

    await expect(page).to_have_title("heard")
    assert await page.evaluate("'Recourse' in window") is False
    await expect(page.locator("#recourse")).to_have_count(0)


async def test_the_language_of_the_site_is_that_of_the_chat(
    visits: Visits, served: Served, host: HostSite
) -> None:
    page = await visited(visits, served, host)
    await page.evaluate("Recourse.open()")
    await expect(inside(page).get_by_role("log")).to_contain_text("Bonjour")

    await page.evaluate("Recourse.setLanguage('en')")

    await expect(inside(page).locator("html")).to_have_attribute("lang", "en")
    await expect(page.get_by_role("button", name="Minimise the chat")).to_be_visible()


async def test_a_signed_in_visitor_is_known_and_a_bad_identity_stays_anonymous(
    visits: Visits, served: Served, host: HostSite, clock: HandClock
) -> None:
    page = await visited(visits, served, host)
    identity = asserted("c-17", clock.now(), name="Claire Martin", email="claire@example.fr")
    await page.evaluate("jwt => { Recourse.identify(jwt); Recourse.open() }", identity)
    await expect(inside(page).locator('rc-composer[data-field="account"]')).to_be_visible()

    other = await visited(visits, served, host)
    await other.evaluate("() => { Recourse.identify('not.a.jwt'); Recourse.open() }")
    await expect(inside(other).locator('rc-composer[data-field="name"]')).to_be_visible()


async def test_a_site_that_is_not_listed_cannot_frame_the_chat(
    visits: Visits, served: Served, host: HostSite
) -> None:
    listed = await ChatPage.open(visits, served.address)
    policy = await listed.page.evaluate(
        "fetch('/chat').then(answer => answer.headers.get('content-security-policy'))"
    )

    assert f"frame-ancestors 'self' {host.address}" in policy
