"""Anybody who holds a receipt sees whether the register still contains what it stands for."""

from typing import Literal

import pytest
from playwright.async_api import Page, expect

from bot.register.receipts import Witness, receipt
from tests.browser.axe import violations
from tests.browser.chat_page import ChatPage
from tests.browser.registers import filed
from tests.browser.visits import Visits
from tests.clients import Served

THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
UNCHANGED = {"fr": "contient cette inscription, inchangée", "en": "contains this entry, unchanged"}
MISSING = {"fr": "ne contient plus cette inscription", "en": "no longer contains this entry"}


async def receipt_of(served: Served) -> str:
    """The line that stands in the first letter."""
    house = served.house
    event = await house.store.register.event(1)
    assert event is not None
    letter = await house.store.outbox.get(f"acknowledgement:{event['complaint']}:1")
    assert letter is not None
    text = str(letter["text"])
    return next(line.strip() for line in text.splitlines() if line.startswith("recourse:"))


async def sound(page: Page) -> None:
    for theme in THEMES:
        await page.emulate_media(color_scheme=theme)
        assert await violations(page) == []
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("language", ["fr", "en"])
async def test_a_pasted_receipt_is_found_unchanged_and_a_forged_one_is_not_ours(
    visits: Visits, served: Served, language: str
) -> None:
    await filed(served, language)
    line = await receipt_of(served)
    page = await visits.open(f"{served.address}/receipt?language={language}", language, size=(320, 640))
    box, check = page.get_by_role("textbox"), page.get_by_role("button")
    found = page.locator("[data-verdict]")

    await box.fill(f"Madame,\nvotre reçu :\n{line}\nModmount")
    await check.click()
    await expect(found).to_have_attribute("data-verdict", "unchanged")
    await expect(found).to_contain_text(UNCHANGED[language])
    await sound(page)

    await box.fill(line[:-4] + "AAAA")
    await check.click()
    await expect(found).to_have_attribute("data-verdict", "not_ours")
    await sound(page)

    for text in ("", "bonjour"):
        await box.fill(text)
        await check.click()
        await expect(page.get_by_role("alert")).not_to_be_empty()
        await expect(box).to_be_focused()
        await expect(found).to_have_count(0)
    await sound(page)


async def test_what_is_gone_or_changed_is_named(visits: Visits, served: Served) -> None:
    await filed(served)
    key = served.house.desk.tools.key
    event = await served.house.store.register.event(1)
    assert event is not None
    otherwise, elsewhere = {**event, "event": "other"}, {**event, "_id": 999}
    receipts = [Witness.model_validate(receipt(one, key)).line() for one in (otherwise, elsewhere)]
    page = await visits.open(f"{served.address}/receipt", "fr")
    found = page.locator("[data-verdict]")

    for line, verdict in zip(receipts, ("changed", "missing"), strict=True):
        await page.get_by_role("textbox").fill(line)
        await page.get_by_role("button").click()
        await expect(found).to_have_attribute("data-verdict", verdict)
    await expect(found).to_contain_text(MISSING["fr"])
    await sound(page)


async def test_the_card_in_the_chat_leads_to_its_check(visits: Visits, served: Served) -> None:
    chat = await ChatPage.open(visits, served.address)
    await chat.tell(until="confirm")
    await chat.choose("file")
    await chat.page.locator("details.receipt summary").click()

    async with chat.page.context.expect_page() as opened:
        await chat.page.get_by_role("link", name="Vérifier ce reçu").click()

    await expect((await opened.value).locator('[data-verdict="unchanged"]')).to_be_visible()
