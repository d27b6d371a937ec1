"""A story told too early is offered when its question comes: kept by a button, or finished in the box."""

from playwright.async_api import expect

from tests.browser.chat_page import CLAIRE, ChatPage
from tests.browser.visits import Visits
from tests.clients import Served

STORY = "La girafe bleue du comptoir ne répond plus à mes messages depuis trois longues semaines."


async def test_what_was_written_too_early_is_finished_and_then_kept_for_the_complaint(
    visits: Visits, served: Served
) -> None:
    chat = await ChatPage.open(visits, served.address)
    await chat.say(STORY)
    await expect(chat.log).to_contain_text("C’est noté")
    await chat.tell(until="question")

    await chat.page.get_by_role("button", name="Les modifier").click()
    await expect(chat.box).to_have_value(STORY)
    await expect(chat.box).to_be_focused()
    told = f"{STORY} Que faire ?"
    await chat.say(told)
    await chat.tell(until="narrative")
    await expect(chat.lines.last).to_contain_text(told)
    await chat.choose("earlier")

    await chat.asked("wanted")
    await expect(chat.lines.filter(has_text="Garder ces mots").last).to_be_visible()
    await chat.tell(until="confirm")
    await expect(chat.page.locator(".read-back")).to_contain_text(told)
    await chat.answer(CLAIRE["confirm"])
    await expect(chat.page.locator(".reference strong").last).to_have_text("C-2026-000001")
