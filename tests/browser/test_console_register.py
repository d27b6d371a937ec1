"""The register's reports: the return and its checkpoint, an extract and its digest, causes, actions."""

import hashlib

from playwright.async_api import FilePayload, expect

from bot.actions import returns
from bot.model.people import Role
from tests.actions.officers import responded
from tests.browser.console_page import ConsolePage
from tests.browser.registers import REFERENCE, colleague, filed
from tests.browser.test_console_complaint_page import ACTION
from tests.browser.test_console_complaints import fill
from tests.browser.visits import Visits
from tests.clients import Served
from tests.hand_clock import HandClock


async def test_the_return_of_a_half_that_is_over_is_frozen_downloaded_and_verified(
    visits: Visits, served: Served, clock: HandClock
) -> None:
    await filed(served)
    clock.advance(days=45)
    await returns.freeze_last(served.house.desk)
    nadia = await ConsolePage.open(visits, served, "Nadia", Role.AUDITOR)
    await nadia.go("/complaints")
    await nadia.page.get_by_role("link", name="Rapports").click()
    await nadia.page.locator("[name=half]").wait_for()
    await nadia.go("/register?half=2026H2")
    card = nadia.page.locator(".card").first
    await expect(card).to_contain_text("2e semestre 2026")
    await expect(card).to_contain_text("figé le")
    await expect(card).to_contain_text("Les comptes sont justes : 0 + 1 + 0 = 0 + 1")

    async with nadia.page.expect_download() as waiting:
        await card.get_by_role("button", name="Télécharger").click()
    path = await (await waiting.value).path()
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    await expect(card.locator("code").first).to_have_text(digest)
    await card.get_by_role("button", name="Vérifier").click()
    await expect(card.locator("[role=status]")).to_contain_text("contient cet événement, inchangé")


async def test_a_half_that_runs_is_provisional_and_one_that_has_not_begun_is_refused(
    visits: Visits, served: Served
) -> None:
    nadia = await ConsolePage.open(visits, served, "Nadia", Role.OFFICER, language="en")
    await nadia.go("/register?half=2026H2")
    await expect(nadia.page.locator(".card").first).to_contain_text("provisional")
    await expect(nadia.page.locator(".card").first).to_contain_text("nil return")

    await nadia.go("/register?half=2031H1")

    await expect(nadia.page.locator(".failed")).to_contain_text("has not begun")


async def test_an_extract_is_taken_with_its_digest_and_verified_later(visits: Visits, served: Served) -> None:
    await filed(served)
    nadia = await ConsolePage.open(visits, served, "Nadia", Role.OFFICER)
    await nadia.go("/register?part=extract")
    take = nadia.page.locator(".card", has=nadia.page.locator("#take"))
    check = nadia.page.locator(".card", has=nadia.page.locator("#check"))

    await take.locator("[name=format]").select_option("csv")
    async with nadia.page.expect_download() as waiting:
        await take.get_by_role("button", name="Télécharger l’extrait").click()
    file = await waiting.value
    data = (await file.path()).read_bytes()
    assert REFERENCE in data.decode()
    await expect(take.locator("code")).to_have_text(hashlib.sha256(data).hexdigest())
    await expect(take).to_contain_text("recomptée ici : identique")

    # A later complaint stands in no earlier extract.
    await filed(served)
    given: FilePayload = {"name": file.suggested_filename, "mimeType": "text/csv", "buffer": data}
    altered: FilePayload = {**given, "buffer": data + b"\n"}
    await check.locator("[type=file]").set_input_files(given)
    await check.get_by_role("button", name="Vérifier").click()
    await expect(check.locator("[role=status]")).to_contain_text("encore les mêmes octets")
    await check.locator("[type=file]").set_input_files(altered)
    await check.get_by_role("button", name="Vérifier").click()
    await expect(check.locator("[role=status]")).to_contain_text("n’est pas celui que donne le registre")
    await check.locator("[name=up_to]").fill("9999")
    await check.get_by_role("button", name="Vérifier").click()
    await expect(check.get_by_role("alert")).to_have_text("Le registre ne va pas jusqu’à cet événement.")


async def test_causes_and_corrective_actions_are_listed_and_an_action_is_recorded_as_done(
    visits: Visits, served: Served
) -> None:
    await filed(served)
    olga, ines = await colleague(served, "Olga"), await colleague(served, "Ines", Role.LEAD)
    await responded(olga, ines, corrective_actions=[ACTION])
    nadia = await ConsolePage.open(visits, served, "Nadia", Role.OFFICER)
    await nadia.go("/register?part=causes")
    row = nadia.page.locator("tr", has_text="Retard d'un paiement")
    await expect(row.locator("td").first).to_have_text("1")
    await nadia.page.locator("[name=to]").fill("2026-11-01")
    await expect(nadia.page.locator(".empty")).to_contain_text("Aucune cause dans cette période.")

    await nadia.page.get_by_role("link", name="Actions correctives").click()
    await expect(nadia.page.get_by_role("main").get_by_role("status")).to_have_text("1 action à faire")
    await nadia.page.get_by_role("link", name="Noter comme faite").click()
    await fill(nadia, done="Un rappel part chaque matin.", done_on="2026-11-23")
    await nadia.agree()
    await nadia.go("/register?part=actions")

    await expect(nadia.page.locator(".work-row")).to_contain_text("Un rappel part chaque matin.")
    await expect(nadia.page.get_by_role("link", name="Noter comme faite")).to_have_count(0)


async def test_an_agent_finds_no_reports(visits: Visits, served: Served) -> None:
    lea = await ConsolePage.open(visits, served, "Léa", Role.AGENT)
    await lea.go("/register")
    await expect(lea.page.locator(".empty")).to_be_visible()
    await lea.go("/subjects")
    await expect(lea.page.locator(".empty")).to_be_visible()
    await lea.go("/complaints")

    await expect(lea.page.get_by_role("heading", name="Réclamations")).to_be_visible()
    await expect(lea.page.locator(".views a")).to_have_text(["Tout le registre", "Demandes"])
