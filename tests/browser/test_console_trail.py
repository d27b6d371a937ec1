"""Who looked is seen by those who watch over it: auditors and administrators."""

from playwright.async_api import expect

from bot.model.people import Role
from tests.browser.axe import violations
from tests.browser.console_page import ConsolePage
from tests.browser.registers import REFERENCE, filed
from tests.browser.visits import Visits
from tests.clients import Served


async def test_an_auditor_sees_who_searched_what_and_who_else_read_a_complaint(
    visits: Visits, served: Served
) -> None:
    await filed(served)
    claire = await ConsolePage.open(visits, served, "Claire", Role.LEAD)
    await claire.go("/transcripts?q=virement&rated=2")
    await expect(claire.page.locator(".found-head, .empty").first).to_be_visible()
    await claire.go(f"/complaints/{REFERENCE}")
    await expect(claire.page.get_by_role("heading", name=REFERENCE)).to_be_visible()

    ada = await ConsolePage.open(visits, served, "Ada", Role.AUDITOR)
    await ada.go("/trail")
    rows = ada.page.locator("tbody tr")
    search = rows.filter(has_text="recherche").first
    await expect(search).to_contain_text("Claire")
    await expect(search).to_contain_text("mots : virement")
    assert await violations(ada.page) == []

    complaint = rows.filter(has_text=REFERENCE).first
    await complaint.get_by_role("link", name="qui d’autre").click()
    await expect(ada.page.get_by_text(f"Seulement : réclamation {REFERENCE}")).to_be_visible()
    await expect(rows.filter(has_text="recherche")).to_have_count(0)
    await expect(rows.first).to_contain_text("Claire")
    await ada.page.get_by_role("link", name="Tout montrer").click()
    await expect(rows.filter(has_text="recherche").first).to_be_visible()


async def test_whoever_may_not_watch_over_others_does_not_see_it(visits: Visits, served: Served) -> None:
    lea = await ConsolePage.open(visits, served, "Léa")
    await lea.go("/trail")

    await expect(lea.page.locator(".empty")).to_be_visible()
    await expect(lea.page.get_by_role("table")).to_have_count(0)
