"""The queue offers a conversation to one agent, who takes it or leaves it to a colleague."""

from pathlib import Path

import pytest
from playwright.async_api import expect

from bot.app import Firm
from bot.settings import HERE
from tests.browser.console_page import ConsolePage
from tests.browser.test_console_live import waiting
from tests.browser.visits import Visits
from tests.clients import Served


@pytest.fixture(scope="module")
def firm(vectors: Path) -> Firm:
    """As it is shipped, with a queue that offers."""
    return Firm.read(HERE / "flows", vectors)


async def test_what_one_leaves_is_offered_to_the_next_and_the_thread_says_why(
    visits: Visits, served: Served
) -> None:
    pages = {name: await ConsolePage.open(visits, served, name) for name in ("Léa", "Mia")}
    await waiting(served, "Claire")
    lea, mia = pages["Léa"], pages["Mia"]
    await expect(lea.line("Claire")).to_contain_text("Proposée à vous")
    await expect(mia.line("Claire")).to_contain_text("Proposée à Léa")

    await lea.line("Claire").click()
    await expect(lea.log).to_contain_text("La file la propose à Léa : parle français")
    await lea.page.keyboard.press("p")

    await expect(mia.line("Claire")).to_contain_text("Proposée à vous")
    await expect(lea.log).to_contain_text("Léa l’a laissée à un collègue")
    await mia.take("Claire")
    await expect(mia.page.locator("[data-offered]")).to_have_count(0)
