"""axe finds nothing, whatever the page shows, in either language and theme, and nothing is cut at 320 px."""

from pathlib import Path
from typing import Literal

import pytest
from playwright.async_api import Page, expect

from tests.browser.axe import violations
from tests.browser.chat_page import CLAIRE, ChatPage
from tests.browser.visits import Visits
from tests.clients import Served

ASKS = [
    "name",
    "email",
    "account",
    "topic",
    "question",
    "next",
    "service",
    "facts_on",
    "narrative",
    "evidence",
]
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


async def sound(page: Page, state: str) -> None:
    """Nothing for axe to say in either theme, and no sideways scrolling."""
    for theme in THEMES:
        await page.emulate_media(color_scheme=theme)
        assert not await violations(page), f"{state}, {theme}"
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{state} is too wide"


@pytest.mark.parametrize("language", ["fr", "en"])
async def test_every_question_of_the_story_is_sound(
    visits: Visits, served: Served, language: str, tmp_path: Path
) -> None:
    chat = await ChatPage.open(visits, served.address, language, size=(320, 640))
    await chat.say("The blue giraffe at the counter has not written to me for weeks.")
    for ask in ASKS:
        await chat.tell(until=ask)
        await sound(chat.page, ask)
    (tmp_path / "empty.txt").touch()
    (tmp_path / "note.txt").write_text("x")
    files = [str(tmp_path / "empty.txt"), str(tmp_path / "note.txt")]
    await chat.page.locator("rc-files-panel input[multiple]").set_input_files(files)
    await expect(chat.page.locator(".upload.ready")).to_be_visible()
    await sound(chat.page, "files")
    await chat.page.locator("rc-files-panel .primary").click()
    await chat.choose("done")
    for ask in ("declaration", "confirm"):
        await chat.tell(until=ask)
        await sound(chat.page, ask)
    await chat.answer(CLAIRE["confirm"])
    await chat.page.locator(".reference-card .why summary").first.click()
    await sound(chat.page, "filed")


@pytest.mark.parametrize("language", ["fr", "en"])
async def test_menu_notice_lost_line_and_farewell_are_sound(
    visits: Visits, served: Served, language: str
) -> None:
    chat = await ChatPage.open(visits, served.address, language, size=(320, 640))
    menu = chat.page.get_by_role("button", name="Menu")

    await menu.click()
    await sound(chat.page, "menu")
    await chat.page.keyboard.press("Escape")
    await chat.page.context.set_offline(True)
    await expect(chat.page.locator(".notice")).to_be_visible()
    await sound(chat.page, "no line")
    await chat.page.context.set_offline(False)
    await expect(chat.page.locator(".notice")).to_have_count(0)
    await menu.click()
    await chat.page.locator("rc-menu .own").first.get_by_role("button").last.click()
    await sound(chat.page, "end?")
    await chat.page.locator("dialog .primary").click()
    await expect(chat.page.locator(".ended")).to_be_visible()
    await sound(chat.page, "ended")


@pytest.mark.parametrize(("language", "led"), [("fr", "Avec Lea"), ("en", "With Lea")])
async def test_waiting_and_talking_with_a_person_are_sound(
    visits: Visits, served: Served, language: str, led: str
) -> None:
    lea = await served.staff("lea")
    await lea.ask("available", on=True)
    chat = await ChatPage.open(visits, served.address, language, size=(320, 640))
    await chat.tell(until="next")

    await chat.choose("human")
    await expect(chat.page.locator(".card.waiting")).to_be_visible()
    await sound(chat.page, "waiting")
    waiting = await lea.until(lambda me: [q for q in me.all("queue") if q["waiting"]])
    conversation = waiting[-1]["waiting"][0]["conversation"]
    await lea.do("take", conversation=conversation)
    await lea.do("reply", conversation=conversation, text="Bonjour Claire, je regarde.")

    await expect(chat.log).to_contain_text("je regarde")
    await expect(chat.page.locator("rc-header")).to_contain_text(led)
    await sound(chat.page, "agent")
