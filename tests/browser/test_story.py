"""The whole story of a customer and an agent: no answer, a person, a complaint that is proved."""

from pathlib import Path

from playwright.async_api import Page, expect

from bot.actions.accounts import NewAccount, add
from bot.model.people import Role, System
from bot.settings import HERE
from tests.browser.chat_page import CLAIRE, ChatPage
from tests.browser.visits import Visits
from tests.clients import PASSWORD, Served

SHOTS = HERE / "build" / "screenshots"
DESK = (1280, 800)


async def test_from_a_question_to_a_complaint_that_is_proved(visits: Visits, served: Served) -> None:
    SHOTS.mkdir(parents=True, exist_ok=True)
    await hire(served, "lea", Role.AGENT)
    await hire(served, "zoe", Role.LEAD)
    lea = await at_console(visits, served, "lea")

    # The bot has no answer and says so; the customer asks for a person.
    claire = await ChatPage.open(visits, served.address)
    await claire.tell(until="next")
    await shot(claire.page, "1-no-answer")
    await claire.choose("human")
    await expect(claire.log).to_contain_text("Je vous mets en relation avec une personne")
    await shot(claire.page, "2-waiting")

    # An agent takes over, and the bot is silent.
    await lea.get_by_role("link", name="Claire Martin").click()
    await lea.get_by_role("button", name="Prendre la conversation").click()
    await expect(claire.log).to_contain_text("Lea")
    await claire.say("Vous êtes là ?")
    await expect(lea.get_by_role("log")).to_contain_text("Vous êtes là ?")
    await write(lea, "Note interne", "SECRET-GIRAFE : à vérifier avec la caisse")
    await write(lea, "Réponse au client", "Bonjour Claire, je regarde votre retrait.")
    await expect(claire.log).to_contain_text("Bonjour Claire, je regarde votre retrait.")
    await expect(claire.log).not_to_contain_text("SECRET-GIRAFE")
    await shot(claire.page, "3-with-a-person")
    await shot(lea, "4-console")

    # The answer does not satisfy: the customer complains.
    await lea.get_by_role("button", name="Résoudre").click()
    await lea.get_by_role("button", name="Marquer comme répondue").click()
    await claire.asked("satisfied")
    await claire.choose("no")
    await claire.tell(until="confirm")
    await shot(claire.page, "5-read-back")
    await claire.answer(CLAIRE["confirm"])
    await expect(claire.page.locator(".reference strong").last).to_have_text("C-2026-000001")
    await shot(claire.page, "6-filed")

    # A lead finds it in the register, and the register is whole.
    zoe = await at_console(visits, served, "zoe")
    await zoe.get_by_role("link", name="Réclamations").click()
    await expect(zoe.get_by_role("main")).to_contain_text("Le registre est intact")
    await shot(zoe, "7-register")
    await zoe.get_by_role("link", name="C-2026-000001").click()
    await expect(zoe.get_by_role("main")).to_contain_text(CLAIRE["narrative"])
    await shot(zoe, "8-complaint")

    # The transcript is found by a word of it, and read whole with its note.
    await zoe.get_by_role("link", name="Transcriptions").click()
    await zoe.get_by_role("searchbox").fill("girafe")
    await zoe.get_by_role("searchbox").press("Enter")
    await zoe.get_by_role("link", name="Claire Martin").click()
    await expect(zoe.get_by_role("main")).to_contain_text("SECRET-GIRAFE")
    await shot(zoe, "9-transcript")


async def hire(served: Served, name: str, *roles: Role) -> None:
    new = NewAccount(name.capitalize(), f"{name}@recourse.example", frozenset(roles), password=PASSWORD)
    await add(served.house.store, served.house.guards.passwords, System("test"), new)


async def at_console(visits: Visits, served: Served, name: str) -> Page:
    page = await visits.open(f"{served.address}/login", size=DESK)
    await page.get_by_label("Adresse e-mail").fill(f"{name}@recourse.example")
    await page.get_by_role("textbox", name="Mot de passe").fill(PASSWORD)
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/console")
    return page


async def write(console: Page, kind: str, text: str) -> None:
    await console.get_by_role("button", name=kind).click()
    box = console.locator(".composer textarea")
    await box.fill(text)
    await box.press("Enter")


async def shot(page: Page, name: str) -> None:
    await page.screenshot(path=Path(SHOTS, f"{name}.png"))
