"""The way of a customer from the greeting to a registered complaint, in the browser."""

import re

import pytest
from playwright.async_api import expect

from tests.browser.chat_page import CLAIRE, ChatPage
from tests.browser.conftest import Program
from tests.browser.visits import Visits
from tests.clients import Served


@pytest.mark.parametrize("language", ["fr", "en"])
async def test_a_customer_files_a_complaint_and_sees_its_reference(
    visits: Visits, served: Served, language: str
) -> None:
    chat = await ChatPage.open(visits, served.address, language)

    await chat.tell(until="confirm")
    await chat.answer(CLAIRE["confirm"])

    await expect(chat.page.locator(".reference strong").last).to_have_text("C-2026-000001")


async def test_a_server_killed_in_the_middle_of_a_complaint_loses_nothing(
    visits: Visits, program: Program
) -> None:
    chat = await ChatPage.open(visits, program.address)
    await chat.tell(until="narrative")

    await program.kill()
    await chat.say(CLAIRE["narrative"])
    await expect(chat.page.locator("rc-line.pending")).to_contain_text(CLAIRE["narrative"])
    await program.start()
    await expect(chat.page.locator("rc-line.pending")).to_have_count(0)
    await chat.tell(until="confirm")
    await chat.answer(CLAIRE["confirm"])

    await expect(chat.page.locator(".reference strong").last).to_have_text(re.compile(r"^C-\d{4}-000001$"))
    said = await chat.page.locator("rc-line.mine .text").all_inner_texts()
    assert said.count(CLAIRE["narrative"]) == 1
