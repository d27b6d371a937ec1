"""On the narrowest phone no page of the console is wider than the screen, and its frame stays low."""

import pytest
from playwright.async_api import expect

from bot.model.people import Role
from tests.browser.console_page import ConsolePage
from tests.browser.test_console_live import waiting
from tests.browser.visits import Visits
from tests.clients import Served

PAGES = (
    "/",
    "/work",
    "/complaints",
    "/register",
    "/subjects",
    "/transcripts",
    "/people",
    "/settings",
    "/policy",
    "/board",
    "/figures",
    "/reviews",
    "/gaps",
)
DIALOGS = "eclfxaq?"
"""The keys that open them."""
TALLEST = 160
"""Pixels of the header: the mark with what is always wanted, and two rows of places."""


@pytest.mark.parametrize("language", ["fr", "en"])
async def test_nothing_is_wider_than_320_pixels(visits: Visits, served: Served, language: str) -> None:
    roles = (Role.LEAD, Role.OFFICER, Role.ADMIN)
    paul = await ConsolePage.open(visits, served, "Paul", *roles, language=language, size=(320, 640))

    wide = []
    for place in PAGES:
        await paul.go(place)
        await expect(paul.page.locator("#content h1, #content .lists").first).to_be_visible()
        if await paul.page.evaluate("document.documentElement.scrollWidth") > 320:
            wide.append(place)
    header = await paul.page.locator("header.top").bounding_box()

    assert wide == []
    assert header is not None
    assert header["height"] <= TALLEST


async def test_no_dialog_of_a_conversation_is_cut_on_the_narrowest_phone(
    visits: Visits, served: Served
) -> None:
    lea = await ConsolePage.open(visits, served, "Léa", size=(320, 640))
    await waiting(served, "Claire")
    await lea.take("Claire")

    cut = []
    for key in DIALOGS:
        await lea.page.evaluate("document.activeElement.blur()")
        await lea.page.keyboard.press(key)
        await expect(lea.dialog).to_be_visible()
        if key == "a":
            await expect(lea.dialog.locator(".articles li").first).to_be_visible()
        if await lea.dialog.evaluate("dialog => dialog.scrollWidth > dialog.clientWidth"):
            cut.append(key)
        await lea.put_away()

    assert cut == []
