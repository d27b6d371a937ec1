"""A complaint's page beyond its acts: hands, letters, follow-up, and what it has to do with others."""

import re
import struct
import zlib

from playwright.async_api import expect

from bot.actions import evidence
from bot.model.ids import Reference
from bot.model.people import Role
from tests.actions.officers import beat, responded
from tests.browser.console_page import ConsolePage
from tests.browser.registers import ONE, REFERENCE, Wavering, colleague, filed
from tests.browser.test_console_complaints import fill
from tests.browser.visits import Visits
from tests.clients import Served

ACTION = {"action": "Rappeler chaque retrait en retard.", "owner": "Nadia", "due": "2026-12-01"}


def picture() -> bytes:
    """A PNG of one red pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0\xff\0\0")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


async def test_each_file_says_who_sent_saw_and_fetched_it(visits: Visits, served: Served) -> None:
    await filed(served)
    olga = await colleague(served, "Olga")
    kept = await evidence.keep_evidence(served.house.desk, olga.staff, REFERENCE, "relevé.png", picture())
    await olga.does("provide_information", text="Voici.", files=[kept.file])
    nadia = await ConsolePage.open(visits, served, "Nadia", Role.OFFICER)
    await nadia.go(ONE)
    row = nadia.page.locator(".evidence li")
    hands = row.locator(".custody li")

    await row.locator("summary").click()
    await expect(hands).to_have_text([re.compile("reçue · Olga 23 nov. ..:..")])
    await row.get_by_role("button", name="Voir relevé.png").click()
    shown = nadia.dialog.get_by_role("img")
    await expect(shown).to_have_js_property("naturalWidth", 1)
    await nadia.dialog.get_by_role("button", name="Fermer").click()
    await expect(hands).to_have_count(2)
    async with nadia.page.expect_download():
        await row.get_by_role("link").click()
    await row.locator("summary").click()
    await row.locator("summary").click()

    await expect(hands.nth(1)).to_contain_text("vue · Nadia")
    await expect(hands.nth(2)).to_contain_text("téléchargée · Nadia")


async def test_a_letter_that_may_not_have_left_is_read_and_sent_again(visits: Visits, served: Served) -> None:
    desk = served.house.desk
    mailbox, desk.tools.mailbox = desk.tools.mailbox, Wavering()
    await filed(served)
    nadia = await ConsolePage.open(visits, served, "Nadia", Role.OFFICER)
    await nadia.go(ONE)
    letter = nadia.page.locator(".letters li")
    await expect(letter).to_contain_text("envoi incertain")
    await expect(letter).to_contain_text("Elle est peut-être partie.")

    await letter.get_by_role("button", name="Lire").click()
    await expect(nadia.dialog.locator(".letter")).to_contain_text(REFERENCE)
    await nadia.put_away()
    desk.tools.mailbox = mailbox
    await letter.get_by_role("button", name="Envoyer de nouveau").click()
    await expect(nadia.dialog).to_contain_text("le client la recevra deux fois")
    await nadia.agree()
    await beat(desk)

    await expect(letter.locator(".chip")).to_have_text("envoyée")
    await expect(letter.get_by_role("button", name="Envoyer de nouveau")).to_have_count(0)


async def test_an_unsure_letter_that_did_leave_is_recorded_and_not_sent_again(
    visits: Visits, served: Served
) -> None:
    served.house.desk.tools.mailbox = Wavering()
    await filed(served)
    nadia = await ConsolePage.open(visits, served, "Nadia", Role.OFFICER)
    await nadia.go(ONE)
    letter = nadia.page.locator(".letters li")

    await letter.get_by_role("button", name="Consigner qu’elle est partie").click()
    await expect(nadia.dialog.locator("[name=letter] option:checked")).to_contain_text("Accusé de réception")
    await fill(nadia, sent_on="2026-11-23", proof="Journal du serveur de messagerie.")
    await nadia.agree()

    await expect(letter.locator(".chip")).to_have_text("envoi consigné")
    await expect(letter).to_contain_text("Journal du serveur de messagerie.")
    await expect(letter.get_by_role("button", name="Envoyer de nouveau")).to_have_count(0)


async def test_what_was_promised_is_followed_until_it_is_done(visits: Visits, served: Served) -> None:
    await filed(served)
    olga, ines = await colleague(served, "Olga"), await colleague(served, "Ines", Role.LEAD)
    await responded(
        olga, ines, redress={"kind": "apology", "text": "Une lettre"}, corrective_actions=[ACTION]
    )
    await olga.does("accept", proof="e-mail")
    nadia = await ConsolePage.open(visits, served, "Nadia", Role.OFFICER)
    await nadia.go(ONE)
    action = nadia.page.locator(".follow li", has_text=ACTION["action"])
    await expect(action).to_contain_text("à faire")
    await expect(action).to_contain_text("Nadia, pour le mardi 1er décembre 2026")

    await action.get_by_role("button", name="Noter comme faite").click()
    await fill(nadia, done="Un rappel part chaque matin.", done_on="2026-11-23")
    await nadia.agree()
    await expect(action).to_contain_text("Un rappel part chaque matin.")
    await expect(action.get_by_role("button")).to_have_count(0)
    decision = nadia.page.locator(".card", has=nadia.page.get_by_role("heading", name="Décision"))
    await decision.get_by_role("button", name="Noter la réparation faite").click()
    await fill(nadia, done="La lettre d’excuses est partie.", done_on="2026-11-23")
    await nadia.agree()

    await expect(decision).to_contain_text("La lettre d’excuses est partie.")


async def test_an_open_complaint_of_the_same_person_is_shown_and_linked(
    visits: Visits, served: Served
) -> None:
    await filed(served)
    await filed(served)
    nadia = await ConsolePage.open(visits, served, "Nadia", Role.OFFICER)
    await nadia.go(ONE)
    related = nadia.page.locator(".related").first
    await expect(related.get_by_role("link")).to_have_text("C-2026-000002")

    await related.get_by_role("button", name="Lier C-2026-000002").click()
    await expect(nadia.dialog.locator("[name=to]")).to_have_value("C-2026-000002")
    await expect(nadia.dialog.locator("[name=why]")).to_have_value("repeat")
    await nadia.agree()

    await expect(nadia.page.locator(".related li")).to_have_text("C-2026-000002 · même affaire, de nouveau")
    await nadia.page.get_by_role("link", name="Toutes les réclamations de cette adresse").click()
    await expect(nadia.page.locator(".table tbody tr")).to_have_count(2)


async def test_who_drafts_and_who_approves_see_the_letter_in_the_customers_language(
    visits: Visits, served: Served
) -> None:
    await filed(served, "en")
    olga = await colleague(served, "Olga", reference=Reference(REFERENCE))
    await olga.does("assign", officer=olga.staff.id, investigator=olga.staff.id)
    await olga.does("declare_no_conflict")
    await olga.does("start")
    await olga.does("record_finding", allegation="Delay", finding="upheld", reasons="Nine days.")
    await olga.does(
        "submit",
        proposal="final_response",
        text="Your money has left.",
        outcome="upheld",
        root_cause={"area": "payment", "cause": "delay"},
    )
    nadia = await ConsolePage.open(visits, served, "Nadia", Role.LEAD)
    await nadia.go(ONE)
    acts = nadia.page.locator(".acts")
    await acts.get_by_role("button", name="Déclarer n’avoir aucun conflit").click()
    await nadia.agree()

    await acts.get_by_role("button", name="Approuver le projet").click()
    await nadia.dialog.get_by_role("button", name="Voir la lettre qui partira").click()
    letter = nadia.dialog.locator("section.letter")

    await expect(letter).to_contain_text("Your money has left.")
    await expect(letter).to_contain_text("Réponse finale · anglais")
    await expect(letter.locator("p[lang=en]")).to_contain_text(REFERENCE)
    await fill(nadia, reason="Bien.")
    await expect(letter).to_have_count(0)
