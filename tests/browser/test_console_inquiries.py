"""R32: inquiries that came outside the chat are found by their promise and replied to by letter."""

import re
from typing import Any

import pytest
from playwright.async_api import expect

from bot.actions import inquiries
from bot.actions.inquiries import NewInquiry
from bot.model.people import Role
from tests.actions.officers import beat
from tests.browser.axe import violations
from tests.browser.console_page import ConsolePage
from tests.browser.registers import colleague
from tests.browser.visits import Visits
from tests.clients import Served
from tests.hand_clock import HandClock

NUMBER = "Q-2026-000001"
ASKED = NewInquiry("phone", "fr", "Où en est mon retrait ?", "Paul Roux", "paul@example.fr", "withdrawal")


async def asked(served: Served, inquiry: NewInquiry = ASKED) -> None:
    someone = await colleague(served, "Lea", Role.AGENT)
    await inquiries.open_for(served.house.desk, someone.staff, inquiry)


async def officer(visits: Visits, served: Served, **look: Any) -> ConsolePage:
    """The browser's day is the server's."""
    console = await ConsolePage.open(visits, served, "Nadia", Role.OFFICER, **look)
    await console.page.clock.set_fixed_time(served.house.desk.now())
    return console


async def replied(console: ConsolePage, text: str, **told: str) -> None:
    await console.page.get_by_role("button", name="Répondre par lettre").click()
    for name, value in told.items():
        field = console.dialog.locator(f"[name={name}]")
        await (field.check() if name == "outcome" else field.fill(value))
    await console.dialog.locator("[name=text]").fill(text)
    await console.agree()


async def test_r32_an_inquiry_by_phone_is_answered_by_a_letter(visits: Visits, served: Served) -> None:
    await asked(served)
    nadia = await officer(visits, served)
    await nadia.go("/work")
    await nadia.page.get_by_role("link", name="Demandes", exact=True).click()
    row = nadia.page.locator(".work-row")
    await expect(row).to_contain_text("Où en est mon retrait ?")
    await expect(row.locator(".chip").last).to_contain_text("Première réponse")
    await row.get_by_role("link").click()

    await replied(nadia, "Votre retrait part demain.")
    await expect(nadia.page.locator(".letters li")).to_contain_text("Réponse")
    await beat(served.house.desk)
    await nadia.page.reload()

    await expect(nadia.page.locator(".complaint-head")).to_contain_text("répondue")
    await expect(nadia.page.get_by_role("button", name="Répondre par lettre")).to_have_count(0)
    await nadia.page.get_by_role("button", name=re.compile("^Lire")).click()
    await expect(nadia.dialog).to_contain_text("Votre retrait part demain.")


async def test_an_interim_reply_names_its_day_and_the_promise_moves(visits: Visits, served: Served) -> None:
    await asked(served)
    nadia = await officer(visits, served)
    await nadia.go(f"/inquiries/{NUMBER}")
    await nadia.page.get_by_role("button", name="Répondre par lettre").click()
    await nadia.dialog.get_by_label("dit où l’on en est").check()
    await nadia.dialog.locator("[name=promised_on]").fill("2026-12-04")
    await nadia.dialog.locator("[name=text]").fill("Nous cherchons.")
    await nadia.agree()
    await beat(served.house.desk)
    await nadia.page.reload()

    await expect(nadia.page.locator(".complaint-head .chip").last).to_contain_text("Réponse promise")
    await expect(nadia.page.locator(".terms")).to_contain_text("4 décembre 2026")


async def test_a_letter_on_paper_is_recorded_with_its_proof(visits: Visits, served: Served) -> None:
    await asked(served, NewInquiry("post", "fr", "Où est mon relevé ?", "Paul Roux"))
    nadia = await officer(visits, served)
    await nadia.go(f"/inquiries/{NUMBER}")
    await replied(nadia, "Votre relevé est joint.")
    await nadia.page.get_by_role("button", name="Consigner l’envoi postal").click()
    await nadia.dialog.locator("[name=proof]").fill("Recommandé n° 1A 234")
    await nadia.agree()

    await expect(nadia.page.locator(".complaint-head")).to_contain_text("répondue")


async def test_a_promise_that_passed_is_shown_as_missed(
    visits: Visits, served: Served, clock: HandClock
) -> None:
    await asked(served)
    clock.advance(days=9)
    nadia = await officer(visits, served)
    await nadia.go("/inquiries")

    await expect(nadia.page.locator(".work-row .chip.bad")).to_contain_text("Première réponse")


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("colours", ["light", "dark"])
async def test_the_list_the_page_and_the_reply_pass_axe(
    visits: Visits, served: Served, language: str, colours: str
) -> None:
    await asked(served)
    nadia = await officer(visits, served, language=language, color_scheme=colours)
    await nadia.go("/inquiries")
    await expect(nadia.page.locator(".work-row")).to_be_visible()
    assert await violations(nadia.page) == []
    await nadia.go(f"/inquiries/{NUMBER}")
    await expect(nadia.page.locator(".letters")).to_be_attached()
    assert await violations(nadia.page) == []
    await nadia.page.locator(".button.primary").click()
    await nadia.dialog.locator("[name=outcome]").last.check()
    await expect(nadia.dialog.locator("[name=promised_on]")).to_be_visible()
    assert await violations(nadia.page) == []
