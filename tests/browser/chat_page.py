"""The chat page as a customer uses it: by its labels and its keyboard."""

import re
from collections.abc import Mapping
from typing import Self

from playwright.async_api import Locator, Page, expect

from tests.browser.visits import Visits

CLAIRE = {
    "name": "Claire Martin",
    "email": "claire@example.fr",
    "account": "* skip",
    "topic": "* withdrawal",
    "question": "Pourquoi la girafe du comptoir est-elle bleue ?",
    "clarify": "La girafe bleue du comptoir.",
    "solved": "* no",
    "next": "* complaint",
    "filer": "* self",
    "service": "* withdrawals",
    "facts_on": "2026-11-03",
    "narrative": "Mon retrait n’est pas arrivé.",
    "wanted": "Je veux mon argent.",
    "evidence": "* skip",
    "declaration": "* yes",
    "confirm": "* file",
}
"""What Claire answers, by the field that is asked: a text, or `* choice`."""


NOT_EMPTY = re.compile(".")


class ChatPage:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.log = page.get_by_role("log")
        self.lines = page.locator("rc-line")
        self.composer = page.locator("rc-composer")
        self.box = page.locator("rc-composer .box .input")

    @classmethod
    async def open(cls, visits: Visits, address: str, language: str = "fr", **options: object) -> Self:
        """The chat alone, greeted."""
        page = await visits.open("about:blank", language, **options)
        return await cls.visit(page, address, language)

    @classmethod
    async def visit(cls, page: Page, address: str, language: str = "fr") -> Self:
        """The chat alone in a page that is open already, greeted."""
        await page.goto(f"{address}/chat?language={language}")
        chat = cls(page)
        await chat.ready("name")
        return chat

    async def ready(self, field: str) -> None:
        """Wait until all of the page is there, with every earlier line, and asks for this field.

        The question comes first, before the rest of the page and before the lines.
        """
        await expect(self.log).to_be_visible()
        await expect(self.lines.first).to_be_visible()
        await self.asked(field)

    async def asked(self, name: str) -> None:
        """Wait until this field is the open question."""
        await expect(self.composer).to_have_attribute("data-field", name)

    async def say(self, text: str) -> None:
        await self.box.fill(text)
        await self.box.press("Control+Enter")

    async def choose(self, value: str) -> None:
        await self.choice(value).click()

    def choice(self, value: str) -> Locator:
        return self.page.locator(f'[data-choice="{value}"]')

    async def answer(self, line: str) -> None:
        if line == "* yes" and await self.composer.get_attribute("data-field") == "declaration":
            await self.page.get_by_role("checkbox").check()
        if line.startswith("* "):
            await self.choose(line[2:])
        else:
            await self.say(line)

    async def tell(self, until: str, answers: Mapping[str, str] = CLAIRE) -> None:
        """Answer whatever is asked until this field is."""
        while True:
            await expect(self.composer).to_have_attribute("data-field", NOT_EMPTY)
            field = str(await self.composer.get_attribute("data-field"))
            if field == until:
                return
            await self.answer(answers[field])
            await expect(self.composer).not_to_have_attribute("data-field", field)
