"""Each screen of the console: nothing for axe to find, no sideways scroll, no text cut."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Page, expect

from bot.model.people import Role
from bot.settings import HERE
from tests.browser.console_page import ConsolePage
from tests.browser.test_console_live import waiting
from tests.browser.visits import Visits
from tests.chats import ANSWERS
from tests.clients import PASSWORD, Served

AXE = HERE / "static" / "node_modules" / "axe-core" / "axe.min.js"
WIDE = """() => [...document.querySelectorAll("html, body *")].filter((element) => {
  const { overflowX } = getComputedStyle(element);
  const scrolls = element === document.documentElement || /auto|scroll/.test(overflowX);
  return scrolls && element.scrollWidth > element.clientWidth + 1;
}).map((element) => element.tagName + "." + element.className)"""
SCREENS: Mapping[str, str] = {
    "": ".line",
    "/live/{conversation}": ".log .entry",
    "/work": ".work-row",
    "/people": ".people tbody tr",
    "/settings": ".sessions li",
    "/policy": ".due-answer",
    "/complaints": ".table tbody tr",
    "/complaints/C-2026-000001": ".events li",
    "/transcripts": ".hit",
    "/transcripts/{conversation}": ".transcript-log .entry",
    "/nowhere": ".empty",
    "/complaints/C-2026-000999": ".failed",
}
"""What stands after `#`, and what is there once it is drawn."""


DIALOGS: Mapping[str, str] = {
    "e": "[value=interim]",
    "c": "",
    "l": "[value=bot]",
    "f": "",
    "x": "",
    "a": "",
    "q": "",
}
"""The key of each dialog, and what leads to its second step."""


async def acts(paul: ConsolePage, folder: Path) -> list[Any]:
    """The dialogs of people, settings and complaints, with what opens in them."""
    page, wrong = paul.page, []
    await paul.go("/people")
    await page.locator(".page-head .primary").click()
    wrong += await look(page, "invite", folder)
    await paul.put_away()
    await paul.go("/settings")
    await page.locator(".settings .card:nth-of-type(4) .button").click()
    await page.locator(".settings .card:nth-of-type(4) [name=password]").fill(PASSWORD)
    await page.locator(".settings .card:nth-of-type(4) .primary").click()
    await expect(page.locator(".qr")).to_be_visible()
    wrong += await look(page, "second-factor", folder)
    await paul.go("/complaints/C-2026-000001")
    buttons = page.locator(".acts .button:not([aria-disabled])")
    await expect(buttons.first).to_be_visible()
    await page.locator(".acts summary").click()
    for number in range(await buttons.count()):
        await buttons.nth(number).click()
        await expect(paul.dialog).to_be_visible()
        wrong += await look(page, f"act-{number}", folder)
        await paul.put_away()
    return wrong


async def look(page: Page, name: str, folder: Path) -> list[Any]:
    """What is wrong with what is shown now; keeps a picture of it."""
    await page.screenshot(path=folder / f"{name}.png")
    await page.add_script_tag(path=AXE)
    found = await page.evaluate("axe.run(document).then(({violations}) => violations)")
    wrong = [(name, rule["id"], [node["html"][:160] for node in rule["nodes"]]) for rule in found]
    return [*wrong, *((name, "scrolls sideways", each) for each in await page.evaluate(WIDE))]


@pytest.mark.parametrize(
    ("language", "width", "scheme"),
    [("fr", 1280, "light"), ("en", 1280, "dark"), ("fr", 768, "dark"), ("en", 768, "light")],
)
async def test_every_screen_can_be_read_by_everybody(
    visits: Visits, served: Served, tmp_path: Path, language: str, width: int, scheme: str
) -> None:
    screen: dict[str, Any] = {"size": (width, 900), "color_scheme": scheme, "bypass_csp": True}
    paul = await ConsolePage.open(
        visits, served, "Paul", Role.LEAD, Role.OFFICER, language=language, **screen
    )
    await (await served.customer(language=language)).tell(ANSWERS | {"next": "* complaint"}, until="filed")
    claire = await waiting(served, "Maximilienne Rakotoarisoa-Delacroix", language)
    conversation = claire.welcome["conversation"]
    page, wrong = paul.page, []
    await served.house.desk.projector.settled()

    for number, (place, sign) in enumerate(SCREENS.items()):
        await paul.go(place.format(conversation=conversation))
        await expect(page.locator(sign).first).to_be_visible()
        wrong += await look(page, f"{number}-page", tmp_path)
    for name, keys in (("menu", "Control+k"), ("help", "?")):
        await page.keyboard.press(keys)
        await expect(paul.dialog).to_be_visible()
        wrong += await look(page, name, tmp_path)
        await page.keyboard.press("Escape")
        await expect(paul.dialog).to_have_count(0)
    await paul.watch(conversation)
    await page.keyboard.press("t")
    await paul.leads()
    wrong += await look(page, "taken", tmp_path)
    await page.keyboard.press("Escape")
    for key, further in DIALOGS.items():
        await page.keyboard.press(key)
        await expect(paul.dialog).to_be_visible()
        wrong += await look(page, f"dialog-{key}", tmp_path)
        if further:
            await paul.dialog.locator(further).click()
            wrong += await look(page, f"dialog-{key}-2", tmp_path)
        await paul.put_away()
    wrong += await acts(paul, tmp_path)
    await page.context.clear_cookies()
    await page.goto(f"{served.address}/login")
    await expect(page.locator("form")).to_be_visible()
    wrong += await look(page, "sign-in", tmp_path)

    assert not wrong
