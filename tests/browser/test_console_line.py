"""An agent must never believe in a line that is gone, nor lose a word because of it."""

from playwright.async_api import expect

from tests.browser.conftest import Program
from tests.browser.console_page import ConsolePage, hire
from tests.browser.test_console_live import waiting
from tests.browser.visits import Visits
from tests.clients import Served


async def test_writing_stops_while_the_server_is_gone_and_the_draft_stays(
    visits: Visits, program: Program, served: Served
) -> None:
    email = await hire(served, "Léa")
    page = await visits.open(f"{program.address}/login", size=(1280, 800))
    lea = ConsolePage(page, program.address)
    await lea.sign_in(email)
    await lea.is_live()
    await waiting(Served(served.house, program.address), "Claire")
    await lea.take("Claire")
    await lea.box.fill("Votre retrait est parti.")

    await program.kill()
    await expect(lea.freshness).to_have_attribute("data-state", "down")
    await expect(lea.page.locator(".composer .primary")).to_be_disabled()
    await lea.box.press("Enter")
    await program.start()
    await lea.is_live()

    await expect(lea.box).to_have_value("Votre retrait est parti.")
    await lea.enter()
    await expect(lea.log.locator(".entry:not(.pending)", has_text="Votre retrait est parti.")).to_have_count(
        1
    )


async def test_a_session_ended_elsewhere_leads_to_the_sign_in_page_and_keeps_the_draft(
    visits: Visits, served: Served
) -> None:
    lea = await ConsolePage.open(visits, served, "Léa")
    claire = await waiting(served, "Claire")
    await lea.take("Claire")
    await lea.box.fill("À demi écrit")

    other = await lea.page.context.new_page()
    await other.goto(f"{served.address}/console")
    await other.get_by_role("button", name="Se déconnecter").click()

    await expect(lea.page.get_by_role("alert")).to_contain_text("Votre session est terminée")
    await lea.sign_in("lea@recourse.example")
    await lea.is_live()
    await lea.watch(claire.welcome["conversation"])
    await expect(lea.box).to_have_value("À demi écrit")


async def test_who_went_away_is_still_away_after_a_reload(visits: Visits, served: Served) -> None:
    lea = await ConsolePage.open(visits, served, "Léa")
    switch = lea.page.get_by_role("switch")
    await switch.click()
    await expect(switch).not_to_be_checked()

    await lea.page.reload()
    await lea.is_live()

    await expect(switch).not_to_be_checked()
