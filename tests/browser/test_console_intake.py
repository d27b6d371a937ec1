"""R32: an officer registers a complaint that came outside the chat, and reads it back before it is filed."""

import pytest
from playwright.async_api import expect

from bot.model.people import Role
from tests.browser.axe import violations
from tests.browser.console_page import ConsolePage
from tests.browser.registers import REFERENCE
from tests.browser.visits import Visits
from tests.clients import Served

PHONED = {
    "received_on": "2026-11-23",
    "reception.proof": "Appel de 14 h 05",
    "complainant.name": "Paul Roux",
    "complainant.email": "paul@example.fr",
    "facts_on": "2026-11-03",
    "amount": "120,50",
    "narrative": "Un retrait n’est jamais arrivé.",
    "wanted": "Le retrait, et des excuses.",
}


async def written(console: ConsolePage, **told: str) -> None:
    """Fill in the form, by the names of its fields, and choose a service."""
    for name, value in (PHONED | told).items():
        await console.page.locator(f'[name="{name}"]').fill(value)
    await console.page.locator("[name=service]").select_option("withdrawals")


async def officer(visits: Visits, served: Served, language: str = "fr", **look: object) -> ConsolePage:
    """The browser's day is the server's."""
    console = await ConsolePage.open(visits, served, "Nadia", Role.OFFICER, language=language, **look)
    await console.page.clock.set_fixed_time(served.house.desk.now())
    return console


async def at_the_form(visits: Visits, served: Served, language: str = "fr", **look: object) -> ConsolePage:
    console = await officer(visits, served, language, **look)
    await console.go("/complaints/new")
    await expect(console.page.locator("[name=narrative]")).to_be_visible()
    return console


async def test_r32_a_complaint_told_by_phone_is_read_back_then_filed_with_its_clocks(
    visits: Visits, served: Served
) -> None:
    nadia = await officer(visits, served)
    await nadia.go("/work")
    await nadia.page.get_by_role("link", name="Enregistrer une réclamation reçue").click()
    await expect(nadia.page.locator("[name=narrative]")).to_be_visible()
    await written(nadia)
    await nadia.page.get_by_role("button", name="Relire au client").click()
    await expect(nadia.page.locator(".terms")).to_contain_text("Un retrait n’est jamais arrivé.")
    assert await served.house.store.register.complaint(REFERENCE) is None
    await nadia.page.get_by_label("Oui, il a confirmé ce texte").check()
    await nadia.page.get_by_role("button", name="Enregistrer la réclamation").click()

    await expect(nadia.page.get_by_role("heading", level=1)).to_have_text(REFERENCE)
    await expect(nadia.page.locator(".clocks")).to_contain_text("lundi 30 novembre 2026")
    await expect(nadia.page.get_by_text("120,50")).to_be_visible()
    kept = await served.house.store.register.complaint(REFERENCE)
    assert kept is not None
    assert (kept["channel"], kept["amount"]) == ("phone", {"minor": 12050, "currency": "EUR"})


async def test_what_was_written_survives_a_reload_and_a_correction(visits: Visits, served: Served) -> None:
    nadia = await at_the_form(visits, served)
    await written(nadia)
    await nadia.page.reload()
    story = nadia.page.locator("[name=narrative]")
    await expect(story).to_have_value(PHONED["narrative"])

    await nadia.page.get_by_role("button", name="Relire au client").click()
    await expect(nadia.page.locator(".terms")).to_be_visible()
    await nadia.page.get_by_role("button", name="Corriger").click()
    await expect(story).to_have_value(PHONED["narrative"])
    await expect(nadia.page.locator("[name=service]")).to_have_value("withdrawals")

    await nadia.page.get_by_role("button", name="Tout effacer").click()
    await expect(story).to_have_value("")
    await nadia.page.reload()
    await expect(story).to_have_value("")


async def test_an_older_letter_asks_why_it_is_registered_so_late(visits: Visits, served: Served) -> None:
    nadia = await at_the_form(visits, served)
    await nadia.page.locator("[name=channel]").select_option("post")
    await written(nadia, received_on="2026-11-10")
    await nadia.page.get_by_role("button", name="Relire au client").click()
    # The browser itself stops at the field that is still empty.
    reason = nadia.page.locator('[name="reception.late_reason"]')
    await expect(reason).to_be_focused()
    await reason.fill("La lettre était au service du courrier.")
    await nadia.page.get_by_role("button", name="Relire au client").click()
    await nadia.page.get_by_label("Non, elle est enregistrée en son nom").check()
    await nadia.page.get_by_role("button", name="Enregistrer la réclamation").click()

    await expect(nadia.page.locator(".clocks")).to_contain_text("mardi 17 novembre 2026")


async def test_what_the_server_cannot_use_leads_back_to_the_field(visits: Visits, served: Served) -> None:
    nadia = await at_the_form(visits, served, "en")
    await written(nadia, **{"complainant.email": "paul@localhost"})
    await nadia.page.get_by_role("button", name="Read it back").click()
    await nadia.page.get_by_role("button", name="Register the complaint").click()

    await expect(nadia.page.get_by_role("alert").first).not_to_be_empty()
    await expect(nadia.page.locator('[name="complainant.email"]')).to_be_focused()
    await expect(nadia.page.locator("[name=narrative]")).to_have_value(PHONED["narrative"])


async def test_only_an_officer_is_shown_the_form(visits: Visits, served: Served) -> None:
    paul = await ConsolePage.open(visits, served, "Paul", Role.LEAD)
    await paul.go("/complaints")
    await expect(paul.page.locator(".views")).to_be_visible()
    await expect(paul.page.get_by_role("link", name="Enregistrer une réclamation reçue")).to_have_count(0)
    await paul.go("/complaints/new")

    await expect(paul.page.locator(".empty")).to_contain_text("Votre rôle")


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("colours", ["light", "dark"])
async def test_both_steps_pass_axe(visits: Visits, served: Served, language: str, colours: str) -> None:
    nadia = await at_the_form(visits, served, language, color_scheme=colours)
    await nadia.page.locator("[name=filer]").select_option("third_party")
    await written(nadia, **{"representative.name": "Ana Roux", "representative.email": "ana@example.fr"})
    assert await violations(nadia.page) == []

    await nadia.page.locator(".intake .primary").click()
    await expect(nadia.page.locator(".terms")).to_be_visible()
    assert await violations(nadia.page) == []
