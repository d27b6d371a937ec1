"""The whole story on the real parts: a customer, a person, a complaint in the register, and its verdict."""

from pathlib import Path

from playwright.async_api import expect

from bot.model.people import Role
from tests.browser.chat_page import CLAIRE, ChatPage
from tests.browser.console_page import ConsolePage
from tests.browser.visits import Visits
from tests.clients import Served

WAITING = {**CLAIRE, "next": "* human"}


async def waits_for_a_person(chat: ChatPage) -> None:
    await chat.tell("next", WAITING)
    await chat.choose("human")


async def test_an_unsolved_question_becomes_a_registered_complaint(
    visits: Visits, served: Served, tmp_path: Path
) -> None:
    lea = await ConsolePage.open(visits, served, "Léa")
    chat = await ChatPage.open(visits, served.address)
    await waits_for_a_person(chat)

    await lea.take("Claire Martin")
    await lea.write("reply", "Bonjour Claire, votre retrait est parti mardi.")
    await lea.write("note", "Cliente inquiète, la banque tarde.")
    await expect(chat.log).to_contain_text("votre retrait est parti mardi")
    await lea.page.screenshot(path=tmp_path / "1-taken.png")
    await lea.act("Résoudre")
    await lea.agree()
    await chat.asked("satisfied")
    await chat.choose("no")
    await chat.asked("next")
    await chat.choose("complaint")
    await chat.tell("confirm", CLAIRE)
    await chat.choose("file")
    reference = chat.page.locator(".reference strong").last
    await expect(reference).to_have_text("C-2026-000001")
    await chat.page.screenshot(path=tmp_path / "2-filed.png")
    assert "inquiète" not in await chat.page.content()

    ines = await ConsolePage.open(visits, served, "Inès", Role.OFFICER)
    await ines.go("/complaints")
    await expect(ines.page.locator(".register-state.good")).to_be_visible()
    await ines.page.get_by_role("link", name="C-2026-000001").click()
    await expect(ines.page.locator(".story").first).to_have_text(CLAIRE["narrative"])
    await expect(ines.page.locator(".events li").first).to_contain_text("Réclamation enregistrée")
    await expect(ines.page.locator(".clocks li")).to_have_count(4)
    await ines.page.screenshot(path=tmp_path / "3-registered.png")

    await served.house.desk.projector.settled()
    paul = await ConsolePage.open(visits, served, "Paul", Role.LEAD)
    await paul.go("/transcripts?q=inquiète")
    await paul.page.locator(".hit").click()
    await expect(paul.page.locator(".note")).to_contain_text("Cliente inquiète")
    await expect(paul.page.locator(".system", has_text="Léa mène la conversation")).to_be_visible()
    await paul.page.screenshot(path=tmp_path / "4-read.png")
