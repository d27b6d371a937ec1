"""A complaint in two officers’ hands: acts as buttons, letters seen first, a second person."""

import re

from playwright.async_api import expect

from bot.model.people import Role
from tests.actions.officers import under_investigation
from tests.browser.console_page import ConsolePage
from tests.browser.registers import colleague
from tests.browser.visits import Visits
from tests.chats import ANSWERS
from tests.clients import Served
from tests.hand_clock import HandClock

ONE = "/complaints/C-2026-000001"


async def filed(served: Served, **answers: str) -> None:
    customer = await served.customer(language="fr")
    await customer.tell(ANSWERS | {"next": "* complaint"} | answers, until="filed")


async def record(console: ConsolePage, name: str, /, **told: str) -> None:
    """Press the act's button, fill in its form by the register's names, record it."""
    await console.page.locator(".acts").get_by_role("button", name=name, exact=True).click()
    await fill(console, **told)
    await console.agree()


async def fill(console: ConsolePage, /, **told: str) -> None:
    for field, value in told.items():
        control = console.dialog.locator(f'[name="{field.replace("__", ".")}"]')
        if await control.evaluate("field => field.tagName") == "SELECT":
            await control.select_option(value)
        else:
            await control.fill(value)


async def test_two_officers_take_a_complaint_from_the_work_list_to_its_final_response(
    visits: Visits, served: Served
) -> None:
    await filed(served)
    nadia = await ConsolePage.open(visits, served, "Nadia", Role.OFFICER)
    oscar = await ConsolePage.open(visits, served, "Oscar", Role.OFFICER)
    await nadia.go("/work")
    row = nadia.page.locator(".work-row")
    await expect(row).to_contain_text("C-2026-000001")

    await row.get_by_role("link", name="Attribuer").click()
    await nadia.dialog.locator("[name=officer]").select_option(label="Nadia")
    await nadia.dialog.locator("[name=investigator]").select_option(label="Nadia")
    await nadia.agree()
    start = nadia.page.locator(".acts-refused li", has_text="Commencer l’enquête")
    await expect(start.get_by_role("button")).to_have_attribute("aria-disabled", "true")
    await expect(start).to_contain_text("déclarer n’avoir aucun conflit")
    await record(nadia, "Déclarer n’avoir aucun conflit")
    await record(nadia, "Commencer l’enquête")
    await record(
        nadia,
        "Consigner un constat",
        allegation="Retard",
        finding="upheld",
        reasons="Neuf jours, sans un mot.",
    )
    await record(
        nadia,
        "Soumettre un projet",
        redress__kind="money",
        redress__amount="120,50",
        root_cause__area="payment",
        root_cause__cause="delay",
        text="Votre retrait est parti. Nous regrettons le retard.",
    )
    await expect(nadia.page.locator(".acts-refused", has_text="Approuver le projet")).to_contain_text(
        "Qui a rédigé n’approuve pas."
    )
    await oscar.go(ONE)
    await expect(oscar.page.locator("blockquote.letter")).to_contain_text("Nous regrettons le retard.")
    await expect(oscar.page.get_by_text(re.compile("120,50.€"))).to_be_visible()
    await record(oscar, "Déclarer n’avoir aucun conflit")
    await record(oscar, "Approuver le projet")
    await oscar.page.locator(".acts").get_by_role("button", name="Envoyer la réponse finale").click()
    await oscar.dialog.get_by_role("button", name="Voir la lettre qui partira").click()
    await expect(oscar.dialog.locator(".letter")).to_contain_text("Nous regrettons le retard.")
    await oscar.agree()

    await expect(oscar.page.locator(".complaint-head")).to_contain_text("réponse envoyée")


async def test_an_act_on_a_page_that_is_old_is_refused_and_what_was_typed_is_kept(
    visits: Visits, served: Served
) -> None:
    await filed(served)
    nadia = await ConsolePage.open(visits, served, "Nadia", Role.OFFICER)
    oscar = await ConsolePage.open(visits, served, "Oscar", Role.OFFICER)
    for officer in (nadia, oscar):
        await officer.go(ONE)
        await expect(officer.page.locator(".acts")).to_be_visible()
    await nadia.page.locator(".acts summary").click()
    await nadia.page.get_by_role("button", name="Poser une conservation légale").click()
    await fill(nadia, reason="Une enquête du régulateur.")
    await record(oscar, "Attribuer", officer=await id_of(oscar, "Oscar"))

    await nadia.dialog.locator(".dialog-end button").last.click()
    await expect(nadia.dialog.get_by_role("alert")).to_contain_text("Quelqu’un vient de modifier")
    await expect(nadia.dialog.locator("[name=reason]")).to_have_value("Une enquête du régulateur.")
    await expect(nadia.page.locator(".complaint-side")).to_contain_text("Oscar")
    await nadia.agree()

    await expect(nadia.page.locator(".events")).to_contain_text("Conservation légale")


async def test_excluded_people_are_named_and_not_offered(visits: Visits, served: Served) -> None:
    await filed(served)
    nadia = await ConsolePage.open(visits, served, "Nadia", Role.OFFICER)
    oscar = await ConsolePage.open(visits, served, "Oscar", Role.OFFICER)
    await nadia.go(ONE)
    await nadia.page.locator(".acts summary").click()
    await record(nadia, "Exclure quelqu’un", staff=await id_of(oscar, "Oscar"), reason="interest")

    await expect(nadia.page.locator(".excluded")).to_contain_text("Oscar · a un intérêt")
    await nadia.page.locator(".acts").get_by_role("button", name="Attribuer").click()
    await expect(nadia.dialog.locator("[name=officer] option")).to_have_text(["–", "Nadia"])
    await oscar.go(ONE)
    await expect(oscar.page.locator(".failed")).to_be_visible()


async def id_of(console: ConsolePage, name: str) -> str:
    told = await console.page.evaluate("() => fetch('/api/session').then((answer) => answer.json())")
    assert told["staff"]["name"] == name
    return str(told["staff"]["id"])


async def test_the_work_list_names_who_is_in_charge_also_to_whoever_never_met_them(
    visits: Visits, served: Served
) -> None:
    await filed(served)
    nadia = await ConsolePage.open(visits, served, "Nadia", Role.OFFICER)
    await nadia.go("/work")
    await nadia.page.locator(".work-row").get_by_role("link", name="Attribuer").click()
    await nadia.dialog.locator("[name=officer]").select_option(label="Nadia")
    await nadia.dialog.locator("[name=investigator]").select_option(label="Nadia")
    await nadia.agree()
    await nadia.page.close()

    paul = await ConsolePage.open(visits, served, "Paul", Role.LEAD)
    await paul.go("/work")

    await expect(paul.page.locator(".work-row")).to_contain_text("Nadia")


async def test_the_register_is_narrowed_by_service_day_and_person_and_shows_the_columns_one_chose(
    visits: Visits, served: Served
) -> None:
    await filed(served, service="* fees")
    await filed(served, service="* deposits")
    nadia = await ConsolePage.open(visits, served, "Nadia", Role.OFFICER)
    await nadia.go("/complaints")
    rows = nadia.page.locator("tbody tr")
    await expect(rows).to_have_count(2)

    await nadia.page.locator("select[name=service]").select_option("fees")
    await expect(rows).to_have_count(1)
    await nadia.page.locator("select[name=officer]").select_option(label="Mes dossiers")
    await expect(nadia.page.locator(".empty")).to_be_visible()
    await nadia.page.get_by_role("link", name="Effacer").click()
    await expect(rows).to_have_count(2)
    await nadia.page.locator("input[name=from]").fill("2031-01-01")
    await expect(nadia.page.locator(".empty")).to_be_visible()
    await nadia.go("/complaints")

    await nadia.page.locator(".columns summary").click()
    await nadia.page.locator(".columns [name=service]").uncheck()
    await nadia.page.locator(".columns [name=outcome]").check()
    await expect(nadia.page.get_by_role("columnheader", name="Service")).to_have_count(0)
    await nadia.page.reload()

    await expect(nadia.page.get_by_role("columnheader", name="Issue")).to_be_visible()
    await expect(nadia.page.get_by_role("columnheader", name="Service")).to_have_count(0)


async def test_what_the_stage_refuses_says_what_is_missing_in_the_readers_language(
    visits: Visits, served: Served, clock: HandClock
) -> None:
    await filed(served)
    olga = await colleague(served, "Olga")
    await under_investigation(olga)
    clock.advance(days=20)
    nadia = await ConsolePage.open(visits, served, "Nadia", Role.OFFICER)
    await nadia.go(ONE)
    await nadia.page.locator(".acts").get_by_role("button", name="Prolonger le délai").click()
    await fill(nadia, days="60", reason="La banque n’a pas répondu.")
    await nadia.dialog.locator(".dialog-end button").last.click()

    alert = nadia.dialog.get_by_role("alert")
    await expect(alert).to_have_text("Une prolongation ne dépasse jamais trois mois après la réception.")
    await expect(nadia.dialog.locator("[name=reason]")).to_have_value("La banque n’a pas répondu.")
