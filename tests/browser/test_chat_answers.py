"""A question in the browser: the right article with its source, or an honest no and a person in one move."""

import pytest
from playwright.async_api import expect

from tests.browser.chat_page import CLAIRE, ChatPage
from tests.browser.visits import Visits
from tests.clients import Served


@pytest.mark.parametrize(
    ("language", "question", "source"),
    [
        ("fr", "quels sont vos frias ?", "« Les frais », fiche relue le"),
        ("en", "how long dose a withdrawl take", "“Withdrawal that takes long”, article reviewed on"),
    ],
)
async def test_a_misspelt_question_is_answered_with_its_source(
    visits: Visits, served: Served, language: str, question: str, source: str
) -> None:
    chat = await ChatPage.open(visits, served.address, language)
    await chat.tell(until="question")

    await chat.say(question)
    await chat.asked("solved")

    await expect(chat.log).to_contain_text(source)


@pytest.mark.parametrize(
    ("language", "question", "admitted"),
    [
        ("fr", CLAIRE["question"], "Je ne sais pas répondre"),
        ("en", "Why is the giraffe on the counter blue?", "I do not know"),
    ],
)
async def test_an_unanswerable_question_is_admitted_and_a_person_is_one_move_away(
    visits: Visits, served: Served, language: str, question: str, admitted: str
) -> None:
    chat = await ChatPage.open(visits, served.address, language)
    await chat.tell(until="question")

    await chat.say(question)

    await expect(chat.log).to_contain_text(admitted)
    await expect(chat.choice("human").last).to_be_visible()
