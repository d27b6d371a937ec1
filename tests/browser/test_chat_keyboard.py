"""A person who has never seen it files a complaint at 320 px with the keyboard alone."""

from playwright.async_api import expect

from tests.browser.chat_page import CLAIRE, ChatPage
from tests.browser.visits import Visits
from tests.clients import Served

FOCUSED = "document.activeElement.dataset.choice ?? document.activeElement.type ?? ''"
LONGEST_WAY = 60


async def reach(chat: ChatPage, wanted: str) -> None:
    """Tab until the focus is on this choice or this type of field."""
    for _ in range(LONGEST_WAY):
        if await chat.page.evaluate(FOCUSED) == wanted:
            outline = await chat.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none", f"the focus on {wanted} cannot be seen"
            return
        await chat.page.keyboard.press("Tab")
    raise AssertionError(f"{wanted} cannot be reached with Tab")


async def test_a_complaint_is_filed_with_the_keyboard_alone(visits: Visits, served: Served) -> None:
    chat = await ChatPage.open(visits, served.address, size=(320, 568))
    keys = chat.page.keyboard
    answered = ""

    while answered != "confirm":
        await expect(chat.composer).not_to_have_attribute("data-field", answered)
        await expect(chat.composer).not_to_have_attribute("data-field", "")
        field = str(await chat.composer.get_attribute("data-field"))
        line = CLAIRE[field]
        if field == "declaration":
            await reach(chat, "checkbox")
            await keys.press("Space")
        if line.startswith("* "):
            await reach(chat, line[2:])
            await keys.press("Enter")
        else:
            await chat.box.focus()
            await keys.type(line)
            await keys.press("Control+Enter")
        answered = field

    await expect(chat.page.locator(".reference strong").last).to_have_text("C-2026-000001")


async def test_the_focus_follows_a_new_question_to_where_it_is_answered(
    visits: Visits, served: Served
) -> None:
    chat = await ChatPage.open(visits, served.address)
    await expect(chat.box).to_be_focused()

    await chat.tell(until="topic")
    await reach(chat, "withdrawal")
    await chat.page.keyboard.press("Enter")
    await chat.asked("question")

    await expect(chat.box).to_be_focused()


async def test_an_answer_in_the_read_back_is_corrected_where_it_stands(
    visits: Visits, served: Served
) -> None:
    chat = await ChatPage.open(visits, served.address)
    await chat.tell(until="confirm")

    await chat.page.locator('[data-edit="wanted"]').click()
    await chat.asked("wanted")
    await expect(chat.box).to_have_value(CLAIRE["wanted"])
    await chat.say("Des excuses.")

    await chat.asked("confirm")
    await expect(chat.page.locator(".read-back").last).to_contain_text("Des excuses.")
    await expect(chat.page.locator(".read-back").last).not_to_contain_text(CLAIRE["wanted"])
