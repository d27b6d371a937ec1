"""Accounts in the console: the second factor, invitations, one's own settings, who may do what."""

import re
from pathlib import Path

import pyotp
import pytest
from playwright.async_api import expect

from bot.model.people import Role
from bot.settings import Settings
from tests.browser.console_page import DESK, ConsolePage, hire
from tests.browser.visits import Visits
from tests.clients import PASSWORD, Served

NEW = "une autre phrase assez longue"


@pytest.fixture
def settings(data_dir: Path) -> Settings:
    return Settings(port=0, data_dir=data_dir, rate_limits="off", second_factor="required", _env_file=None)


async def at_sign_in(visits: Visits, served: Served, email: str) -> ConsolePage:
    page = await visits.open(f"{served.address}/login", "fr", size=DESK)
    console = ConsolePage(page, served.address)
    await console.sign_in(email)
    return console


async def test_who_must_have_a_second_factor_sets_it_up_at_the_first_sign_in_and_needs_it_at_the_next(
    visits: Visits, served: Served
) -> None:
    email = await hire(served, "Claire", Role.LEAD)
    first = await at_sign_in(visits, served, email)
    secret = await first.page.locator(".secret").inner_text()
    app = pyotp.TOTP(secret.replace(" ", ""))
    await expect(first.page.locator(".qr path")).to_have_attribute("d", re.compile("^M"))

    await first.page.locator("[name=code]").fill("000000")
    await first.page.locator("form .primary").click()
    await expect(first.page.get_by_role("alert")).to_contain_text("pas le code")
    await first.page.locator("[name=code]").fill(app.at(served.house.desk.now()))
    await first.page.locator("form .primary").click()
    await first.is_live()
    second = await at_sign_in(visits, served, email)
    await expect(second.page.get_by_role("heading")).to_have_text("Code de vérification")
    await second.page.locator("[name=code]").fill("000000")
    await second.page.locator("form .primary").click()
    await expect(second.page.get_by_role("alert")).to_contain_text("déjà servi")
    later = served.house.desk.tools.clock.__self__.advance(seconds=60)  # type: ignore[attr-defined]
    await second.page.locator("[name=code]").fill(app.at(later))
    await second.page.locator("form .primary").click()

    await second.is_live()


async def test_the_console_is_shut_until_the_second_factor_is_set_up(visits: Visits, served: Served) -> None:
    email = await hire(served, "Claire", Role.LEAD)
    first = await at_sign_in(visits, served, email)
    await expect(first.page.locator(".secret")).to_be_visible()

    await first.go("/")

    await first.page.wait_for_url("**/login")
    await expect(first.page.get_by_label("Mot de passe actuel")).to_be_visible()


async def test_an_invited_person_chooses_a_password_signs_in_and_is_out_once_deactivated(
    visits: Visits, served: Served
) -> None:
    admin = await administrator(visits, served)
    await admin.page.get_by_role("button", name="Inviter quelqu’un").click()
    await admin.dialog.get_by_label("Nom", exact=True).fill("Tom Barker")
    await admin.dialog.get_by_label("Adresse e-mail").fill("tom@recourse.example")
    await admin.dialog.get_by_role("button", name="Créer l’invitation").click()
    link = await admin.page.locator(".link-once").inner_text()
    await admin.dialog.get_by_role("button", name="C’est transmis").click()
    await expect(admin.page.get_by_role("row", name="Tom Barker")).to_contain_text("agent")

    page = await visits.open(link.strip(), "fr", size=DESK)
    tom = ConsolePage(page, served.address)
    await page.get_by_label("Nouveau mot de passe").fill(NEW)
    await page.get_by_label("Le même").fill(NEW)
    await page.locator("form .primary").click()
    await expect(page.locator("[name=email]")).to_have_value("tom@recourse.example")
    await page.locator("[name=password]").fill(NEW)
    await page.locator("form .primary").click()
    await tom.is_live()
    await admin.page.get_by_role("button", name="Modifier Tom Barker").click()
    await admin.dialog.get_by_role("button", name="Désactiver").click()
    await admin.dialog.get_by_role("alert").get_by_role("button", name="Désactiver").click()

    await page.wait_for_url("**/login#ended")
    await expect(admin.page.get_by_role("row", name="Tom Barker")).to_contain_text("désactivé")


async def test_an_account_of_administration_alone_lands_on_the_people(visits: Visits, served: Served) -> None:
    admin = await administrator(visits, served)

    await expect(admin.page.get_by_role("heading", level=1)).to_have_text("Équipe")
    await expect(admin.page.get_by_role("navigation").get_by_role("link")).to_have_count(1)


async def test_a_new_password_and_the_end_of_a_session_reach_the_other_browser(
    visits: Visits, served: Served
) -> None:
    here = await ConsolePage.open(visits, served, "Léa")
    there = await at_sign_in(visits, served, "lea@recourse.example")
    await there.is_live()
    await here.go("/settings")
    await expect(here.page.locator(".sessions li")).to_have_count(2)

    await here.page.get_by_role("button", name="Terminer la session").click()
    await there.page.wait_for_url("**/login#ended")
    await expect(here.page.locator(".sessions li")).to_have_count(1)
    for name, text in (("old", "pas le bon"), ("new", NEW), ("again", NEW)):
        await here.page.locator(f"[name={name}]").fill(text)
    await here.page.get_by_role("button", name="Changer le mot de passe").click()
    await expect(here.page.get_by_role("alert").filter(has_text="actuel ne convient pas")).to_be_visible()
    await here.page.locator("[name=old]").fill(PASSWORD)
    await here.page.get_by_role("button", name="Changer le mot de passe").click()

    await expect(here.page.get_by_role("status").filter(has_text="Mot de passe changé")).to_be_visible()


async def administrator(visits: Visits, served: Served) -> ConsolePage:
    """Signed in, past the second factor."""
    console = await at_sign_in(visits, served, await hire(served, "Ada", Role.ADMIN))
    secret = (await console.page.locator(".secret").inner_text()).replace(" ", "")
    await console.page.locator("[name=code]").fill(pyotp.TOTP(secret).at(served.house.desk.now()))
    await console.page.locator("form .primary").click()
    await expect(console.page.get_by_role("navigation")).to_be_visible()
    return console
