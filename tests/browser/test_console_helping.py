"""What helps an agent answer: prepared replies, articles, files, tags, corrections, masked numbers."""

import re
from pathlib import Path

from playwright.async_api import expect

from bot.model.people import Role
from tests.browser.console_page import ConsolePage
from tests.browser.test_console_live import heard, waiting
from tests.browser.visits import Visits
from tests.clients import Served


async def test_a_prepared_reply_is_found_by_a_slash_and_waits_for_its_blank(
    visits: Visits, served: Served
) -> None:
    lea = await ConsolePage.open(visits, served, "Léa")
    claire = await waiting(served, "Claire")
    await lea.take("Claire")
    press, write = lea.page.keyboard.press, lea.page.keyboard.type

    await lea.box.focus()
    await write("/instant")
    await expect(lea.page.get_by_role("option")).to_have_count(1)
    await press("Enter")
    await expect(lea.box).to_have_value(
        "Je vérifie cela pour vous. Merci de patienter {{ minutes }} minutes."
    )
    await expect(lea.page.locator(".composer .primary")).to_be_disabled()
    await expect(lea.page.locator("#composer-state")).to_contain_text("{{ minutes }}")
    await press("Enter")
    await write("5")
    await lea.enter()

    said = await heard(claire, "said")
    assert said["text"] == "Je vérifie cela pour vous. Merci de patienter 5 minutes."


async def test_escape_closes_the_prepared_replies_and_keeps_what_is_typed(
    visits: Visits, served: Served
) -> None:
    lea = await ConsolePage.open(visits, served, "Léa")
    await waiting(served, "Claire")
    await lea.take("Claire")

    await lea.box.focus()
    await lea.page.keyboard.type("Oui /zzz")
    await expect(lea.page.locator(".canned")).to_contain_text("Aucune réponse")
    await lea.page.keyboard.press("Escape")

    await expect(lea.page.locator(".canned")).to_have_count(0)
    await expect(lea.box).to_have_value("Oui /zzz")


async def test_an_article_is_searched_and_put_into_the_reply(visits: Visits, served: Served) -> None:
    lea = await ConsolePage.open(visits, served, "Léa")
    await waiting(served, "Claire")
    await lea.take("Claire")

    await lea.page.get_by_role("button", name="Article", exact=True).click()
    field = lea.dialog.get_by_role("searchbox")
    await field.fill("Combien de temps prend un retrait ?")
    await field.press("Enter")
    passage = lea.dialog.locator("[aria-busy=false] .articles-passage").first
    await expect(passage).to_contain_text("Le temps d’attente a deux parties")
    begins = (await passage.inner_text())[:40]
    await lea.dialog.get_by_role("button", name="Insérer").first.click()

    await expect(lea.box).to_be_focused()
    await expect(lea.box).to_have_value(re.compile(re.escape(begins)))


async def test_a_file_reaches_the_customer(visits: Visits, served: Served, tmp_path: Path) -> None:
    lea = await ConsolePage.open(visits, served, "Léa")
    claire = await waiting(served, "Claire")
    await lea.take("Claire")
    (tmp_path / "relevé.txt").write_text("Solde : 12,40")

    async with lea.page.expect_file_chooser() as chooser:
        await lea.page.get_by_role("button", name="Fichier").click()
    await (await chooser.value).set_files(tmp_path / "relevé.txt")

    files = (await heard(claire, "file"))["files"]
    assert isinstance(files, list)
    assert files[0]["name"] == "relevé.txt"
    await expect(lea.log.get_by_role("link", name="relevé.txt")).to_be_visible()


async def test_a_tag_is_added_and_taken_away_and_the_transcript_says_so(
    visits: Visits, served: Served
) -> None:
    lea = await ConsolePage.open(visits, served, "Léa")
    await waiting(served, "Claire")
    await lea.take("Claire")
    await lea.page.keyboard.press("Escape")

    await lea.page.keyboard.press("g")
    await lea.page.keyboard.type("Virement perdu")
    await lea.page.keyboard.press("Enter")
    await expect(lea.log).to_contain_text("virement-perdu")
    await lea.page.get_by_role("button", name="Retirer l’étiquette virement-perdu").click()

    await expect(lea.log).to_contain_text("Étiquettes retirées")


async def test_what_the_customer_told_is_corrected(visits: Visits, served: Served) -> None:
    lea = await ConsolePage.open(visits, served, "Léa")
    await waiting(served, "Clair")
    await lea.take("Clair")

    await lea.page.get_by_role("button", name="Corriger : Nom").click()
    await lea.dialog.locator("textarea").fill("Claire Martin")
    await lea.agree()

    await expect(lea.page.locator(".facts")).to_contain_text("Claire Martin")
    await expect(lea.log).to_contain_text("Léa a corrigé : Nom")


async def test_a_masked_number_is_shown_on_demand_and_the_transcript_says_who_looked(
    visits: Visits, served: Served
) -> None:
    lea = await ConsolePage.open(visits, served, "Léa")
    claire = await waiting(served, "Claire")
    await lea.take("Claire")
    await claire.do("say", text="Mon IBAN est FR7630006000011234567890189")
    masked = lea.log.locator(".bubble", has_text="Mon IBAN est")
    await expect(masked).to_contain_text("•")
    assert "30006000011234" not in await lea.page.content()

    await masked.get_by_role("button").click()

    await expect(masked.locator(".revealed")).to_contain_text("FR7630006000011234567890189")
    await expect(lea.log).to_contain_text("Léa a affiché un numéro masqué")


async def test_a_lead_takes_a_conversation_over_in_everybodys_sight(visits: Visits, served: Served) -> None:
    lea = await ConsolePage.open(visits, served, "Léa")
    paul = await ConsolePage.open(visits, served, "Paul", Role.LEAD)
    claire = await waiting(served, "Claire")
    await lea.take("Claire")
    await paul.watch(claire.welcome["conversation"])

    await (await paul.act("Reprendre à ce collègue")).locator("textarea").fill("Menace de procès")
    await paul.agree()

    await expect(paul.page.locator(".thread-who")).to_contain_text("menée par vous")
    await expect(lea.page.locator(".thread-who")).to_contain_text("menée par Paul")
    await expect(lea.log).to_contain_text("Menace de procès")


async def test_an_inquiry_from_the_phone_gets_its_number_and_its_day(visits: Visits, served: Served) -> None:
    lea = await ConsolePage.open(visits, served, "Léa")

    await lea.page.keyboard.press("q")
    await lea.dialog.locator("[name=name]").fill("Claire Martin")
    await lea.dialog.locator("[name=question]").fill("Où est mon retrait ?")
    await lea.agree()

    await expect(lea.page.get_by_role("status").filter(has_text="Q-2026-000001")).to_be_visible()
    await expect(lea.page.get_by_role("heading", level=1)).to_have_text("Q-2026-000001")
    await expect(lea.page.locator(".card", has_text="Où est mon retrait ?")).to_be_visible()
