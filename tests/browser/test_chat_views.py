"""What a customer has before their eyes at the moments that count."""

import pytest
from playwright.async_api import Locator, expect

from tests.browser.axe import violations
from tests.browser.chat_page import CLAIRE, ChatPage
from tests.browser.visits import PHONE, Visits
from tests.clients import Served

SMALL = (320, 568)
MINUTES = 4
DATES = 4
"""On the card: when it was filed, and what is promised by when."""


async def in_sight(wanted: Locator) -> None:
    """Whole inside what the log shows; a hundredth is what its edges are rounded by."""
    await expect(wanted).to_be_in_viewport(ratio=0.99)


@pytest.mark.parametrize("size", [PHONE, SMALL])
@pytest.mark.parametrize("language", ["fr", "en"])
async def test_the_first_question_is_seen_without_scrolling(
    visits: Visits, served: Served, size: tuple[int, int], language: str
) -> None:
    chat = await ChatPage.open(visits, served.address, language, size=size)

    question = chat.lines.last.locator(".bubble")
    await expect(question).to_contain_text("nom" if language == "fr" else "name")
    await in_sight(question)


async def test_the_filed_complaint_is_what_the_customer_sees(visits: Visits, served: Served) -> None:
    chat = await ChatPage.open(visits, served.address)
    await chat.tell(until="confirm")
    await chat.answer(CLAIRE["confirm"])
    await chat.asked("question")

    card = chat.page.locator(".reference-card")
    await in_sight(card.locator(".reference"))
    dates = card.locator("dl.dates > div > dt")
    await expect(dates).to_have_count(DATES)
    for date in await dates.all():
        await in_sight(date)
    await card.get_by_text("Pourquoi ce jour").first.click()
    await expect(card.get_by_role("table")).to_be_visible()


async def test_a_promised_day_is_explained_with_the_holiday_that_it_skips(
    visits: Visits, served: Served
) -> None:
    """Filed on Monday 23 November 2026: thirty business days without 8 December, a holiday in Seychelles."""
    chat = await ChatPage.open(visits, served.address)
    await chat.tell(until="confirm")
    await chat.answer(CLAIRE["confirm"])
    propose = chat.page.locator("dl.dates > div").filter(has_text="Solution proposée")

    await propose.get_by_text("Pourquoi ce jour").click()

    await expect(propose).to_contain_text("Mardi 8 décembre 2026 ne compte pas")
    await expect(propose.locator('td[data-kind="skipped"]').first).to_contain_text("8")
    await expect(propose.locator('td[data-kind="due"] b')).to_have_text("30")


@pytest.mark.parametrize(("waits", "said"), [(4, "pas estimer"), (5, f"Environ {MINUTES} minutes")])
async def test_a_wait_is_named_only_where_five_others_waited(
    visits: Visits, served: Served, waits: int, said: str
) -> None:
    desk = served.house.desk
    lea = await served.staff("lea")
    await lea.ask("available", on=True)
    hour = desk.now().astimezone(desk.tools.almanac.zone).hour
    for _ in range(waits):
        await desk.store.waits.add("fr", hour, MINUTES * 60, desk.now())
    chat = await ChatPage.open(visits, served.address)
    await chat.tell(until="next")

    await chat.choose("human")

    card = chat.page.locator(".card.waiting")
    await expect(card).to_contain_text("position 1")
    await expect(card).to_contain_text(said)
    await card.get_by_role("button", name="Laisser ma demande par écrit").click()
    await expect(chat.page.locator(".reference strong")).to_contain_text("Q-2026-")


async def test_the_chat_is_rated_once_with_a_word_and_never_by_a_slip(visits: Visits, served: Served) -> None:
    chat = await ChatPage.open(visits, served.address)
    await chat.page.get_by_role("button", name="Menu").click()
    await chat.page.get_by_role("button", name="Terminer la discussion").click()
    await chat.page.get_by_role("button", name="Terminer", exact=True).click()
    ended = chat.page.locator(".ended")

    await ended.get_by_role("button", name="2 sur 5").click()
    await ended.get_by_role("button", name="4 sur 5").click()
    assert await violations(chat.page) == []
    await ended.get_by_label("Un commentaire").fill("Clair et rapide.")
    await ended.get_by_role("button", name="Envoyer mon avis").click()

    await expect(ended).to_contain_text("Merci")
    await expect(chat.page.locator("rc-line").last).to_contain_text("Clair et rapide.")
    await chat.page.reload()
    await expect(chat.page.locator(".ended")).to_contain_text("Merci")
    await expect(chat.page.locator(".ended .rating")).to_have_count(0)
