"""The policy in force, as every member of staff may read it, and the day on which something would be due."""

from playwright.async_api import expect

from bot.model.people import Role
from tests.browser.console_page import ConsolePage
from tests.browser.visits import Visits
from tests.clients import Served


async def test_an_agent_reads_what_is_in_force_from_the_own_settings(visits: Visits, served: Served) -> None:
    lea = await ConsolePage.open(visits, served, "Léa")
    await lea.go("/settings")
    await lea.page.get_by_role("link", name="Politique et calendrier").click()

    page = lea.page.locator("main")
    await expect(page).to_contain_text(f"Politique {served.house.desk.policy.version}")
    await expect(page).to_contain_text(served.house.desk.tools.flow.version[:12])
    await expect(page.get_by_role("row", name="Accuser réception d’une réclamation")).to_contain_text(
        "5 jours ouvrables"
    )
    await expect(page.get_by_role("row", name="lundi")).to_contain_text("09:00–17:00")
    await expect(page.locator(".holidays")).to_contain_text("Noël")
    await expect(page).to_contain_text("support@modmount.example")
    await expect(page.get_by_role("row", name="Registre des réclamations")).to_contain_text("7 ans")


async def test_a_due_date_is_worked_out_and_explained_day_by_day(visits: Visits, served: Served) -> None:
    admin = await ConsolePage.open(visits, served, "Max", Role.ADMIN, language="en")
    await admin.go("/policy")
    page = admin.page.locator("main")

    await page.get_by_label("Received on").fill("2026-12-23")

    await expect(page.get_by_role("status")).to_contain_text("Thursday, 31 December 2026")
    skipped = page.locator('.calendar [data-kind="skipped"]')
    await expect(skipped.get_by_text("Christmas Day")).to_be_visible()
    await expect(page.locator('.calendar [data-kind="counted"]')).to_have_count(4)

    await page.get_by_label("Counting").select_option("Another number of business days")
    await page.get_by_role("spinbutton", name="Business days").fill("2")

    await expect(page.get_by_role("status")).to_contain_text("Monday, 28 December 2026")
