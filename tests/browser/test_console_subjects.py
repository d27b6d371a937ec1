"""R50: a person asks for their data, or for its erasure, and an officer answers in the console."""

import json

from playwright.async_api import expect

from bot.model.people import Role
from tests.browser.console_page import ConsolePage
from tests.browser.registers import REFERENCE, colleague, filed
from tests.browser.test_console_complaints import fill
from tests.browser.visits import Visits
from tests.chats import ANSWERS
from tests.clients import Served

EMAIL, PROOF = "claire@example.fr", "Rappel au numéro connu."


async def test_r50_everything_kept_of_a_person_is_handed_over_as_a_file(
    visits: Visits, served: Served
) -> None:
    await filed(served)
    nadia = await ConsolePage.open(visits, served, "Nadia", Role.OFFICER)
    await nadia.go("/work")
    await nadia.page.get_by_role("link", name="Demandes des personnes").click()
    await expect(nadia.page.locator(".empty")).to_contain_text("Aucune demande traitée")
    await nadia.page.get_by_role("button", name="demande d’accès").click()
    await fill(nadia, email=EMAIL, proof=PROOF)
    await nadia.dialog.get_by_role("button", name="Rassembler").click()

    await expect(nadia.dialog.get_by_role("heading")).to_have_text(f"Ce qui est gardé de {EMAIL}")
    await expect(nadia.dialog.locator("dd").first).to_have_text("1")
    async with nadia.page.expect_download() as waiting:
        await nadia.dialog.get_by_role("button", name="Télécharger").click()
    told = json.loads((await (await waiting.value).path()).read_text())
    assert [one["reference"] for one in told["complaints"]] == [REFERENCE]
    await nadia.dialog.get_by_role("button", name="Fermer").click()

    request = nadia.page.locator(".request")
    await expect(request).to_contain_text("Demande d’accès")
    await expect(request).to_contain_text(PROOF)
    await expect(request.get_by_role("link")).to_have_text(REFERENCE)
    await expect(request).not_to_contain_text(EMAIL)


async def test_r50_what_would_go_is_seen_before_it_is_erased(visits: Visits, served: Served) -> None:
    customer = await served.customer(language="fr")
    for field in ("name", "email"):
        await customer.answer(field, ANSWERS[field])
    await customer.do("leave")
    await served.house.desk.projector.settled()
    nadia = await ConsolePage.open(visits, served, "Nadia", Role.LEAD)
    await nadia.go("/subjects")

    await nadia.page.get_by_role("button", name="demande d’effacement").click()
    await fill(nadia, email=ANSWERS["email"], proof=PROOF)
    await nadia.dialog.get_by_role("button", name="Voir ce qui partirait").click()
    await expect(nadia.dialog).to_contain_text("Effacer ce qui peut l’être ?")
    await expect(nadia.dialog.locator(".follow li")).to_contain_text("N’est plus nécessaire.")
    await nadia.dialog.get_by_role("button", name="Annuler").click()
    await expect(nadia.page.locator(".empty")).to_be_visible()

    await nadia.page.get_by_role("button", name="demande d’effacement").click()
    await fill(nadia, email=ANSWERS["email"], proof=PROOF)
    await nadia.dialog.get_by_role("button", name="Voir ce qui partirait").click()
    await nadia.dialog.get_by_role("button", name="Effacer pour toujours").click()
    await expect(nadia.dialog).to_contain_text("La demande a sa réponse")
    await nadia.put_away()

    request = nadia.page.locator(".request")
    await expect(request).to_contain_text("Demande d’effacement")
    await request.locator("summary").click()
    await expect(request.locator(".follow")).to_contain_text("effacé")


async def test_r50_what_the_law_keeps_stays_and_who_is_excluded_is_told_that_somebody_else_answers(
    visits: Visits, served: Served
) -> None:
    await filed(served)
    olga = await colleague(served, "Olga")
    nadia = await ConsolePage.open(visits, served, "Nadia", Role.OFFICER, language="en")
    await nadia.go("/subjects")
    await nadia.page.get_by_role("button", name="Answer an erasure request").click()
    await fill(nadia, email=EMAIL, proof=PROOF)
    await nadia.dialog.get_by_role("button", name="See what would go").click()
    await expect(nadia.dialog.locator(".follow")).to_contain_text("The complaint is open.")
    await expect(nadia.dialog.get_by_role("button", name="Erase for ever")).to_have_count(0)
    await nadia.dialog.get_by_role("button", name="Cancel").click()

    me = await nadia.page.evaluate("() => fetch('/api/session').then((answer) => answer.json())")
    await olga.does("exclude", staff=me["staff"]["id"], reason="interest")
    await nadia.page.get_by_role("button", name="Answer an erasure request").click()
    await fill(nadia, email=EMAIL, proof=PROOF)
    await nadia.dialog.get_by_role("button", name="See what would go").click()

    await expect(nadia.dialog).to_contain_text(f"You are excluded from {REFERENCE}")
