"""An earlier answer is given again from the menu, and the open question waits."""

from playwright.async_api import expect

from tests.browser.chat_page import ChatPage
from tests.browser.visits import Visits
from tests.clients import Served


async def test_an_earlier_answer_is_corrected_from_the_menu(visits: Visits, served: Served) -> None:
    chat = await ChatPage.open(visits, served.address)
    await chat.tell(until="topic")

    await chat.page.get_by_role("button", name="Menu").click()
    await chat.page.get_by_role("button", name="Corriger une réponse").click()
    await chat.choose("fix-email")
    await chat.asked("email")
    await chat.say("claire@autre.example")

    await chat.asked("topic")
    await expect(chat.log).to_contain_text("claire@autre.example.")


async def test_the_open_question_is_repeated_from_the_menu(visits: Visits, served: Served) -> None:
    chat = await ChatPage.open(visits, served.address, language="en")

    await chat.page.get_by_role("button", name="Menu").click()
    await chat.page.get_by_role("button", name="Repeat the question").click()

    await expect(chat.lines.filter(has_text="what is your name?")).to_have_count(2)
