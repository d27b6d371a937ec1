"""The live console: every act on a conversation, by mouse and by keyboard."""

import pytest
from playwright.async_api import expect

from bot.model.people import Role
from tests.browser.console_page import ConsolePage, hire
from tests.browser.visits import Visits
from tests.chats import ANSWERS
from tests.clients import ChatClient, Served

IDLE = {**ANSWERS, "next": "* human"}


async def waiting(served: Served, name: str, language: str = "fr") -> ChatClient:
    """A customer who has asked for a person."""
    client = await served.customer(language=language)
    for field in ("name", "email", "account", "topic", "question", "next"):
        await client.answer(field, name if field == "name" else IDLE[field])
    await client.until(lambda me: [mode for mode in me.all("mode") if mode["mode"] == "waiting"])
    return client


async def heard(client: ChatClient, kind: str) -> dict[str, object]:
    """The customer's newest line of this kind, once there is one of somebody's of staff."""
    rows = await client.until(
        lambda me: [row for row in me.entries if row["kind"] == kind and row["by"] == "agent"]
    )
    newest: dict[str, object] = rows[-1]
    return newest


async def test_an_interim_reply_promises_a_day_and_keeps_the_agent(visits: Visits, served: Served) -> None:
    lea = await ConsolePage.open(visits, served, "Léa")
    claire = await waiting(served, "Claire")
    await lea.take("Claire")

    dialog = await lea.act("Résoudre")
    await dialog.get_by_label("Réponse provisoire").check()
    await dialog.locator("[name=promised_on]").fill("2026-11-30")
    await dialog.locator("[name=text]").fill("Nous vous répondons lundi.")
    await lea.agree()

    assert (await heard(claire, "interim"))["promised_on"] == "2026-11-30"
    await expect(lea.page.locator(".thread-who")).to_contain_text("menée par vous")


async def test_a_promised_day_that_is_over_is_refused_and_the_form_keeps_its_words(
    visits: Visits, served: Served
) -> None:
    lea = await ConsolePage.open(visits, served, "Léa")
    await waiting(served, "Claire")
    await lea.take("Claire")

    dialog = await lea.act("Résoudre")
    await dialog.get_by_label("Réponse provisoire").check()
    await dialog.locator("[name=promised_on]").evaluate("field => field.removeAttribute('min')")
    await dialog.locator("[name=promised_on]").fill("2020-01-01")
    await dialog.locator("[name=text]").fill("Nous vous répondons lundi.")
    await dialog.locator(".primary").click()

    await expect(dialog.get_by_role("alert")).to_contain_text("Quelque chose ne convient pas")
    await expect(dialog.locator("[name=text]")).to_have_value("Nous vous répondons lundi.")


async def test_a_complaint_taken_down_by_the_bot_comes_back_to_the_agent(
    visits: Visits, served: Served
) -> None:
    lea = await ConsolePage.open(visits, served, "Léa")
    claire = await waiting(served, "Claire")
    await lea.take("Claire")

    await lea.act("Ouvrir une réclamation")
    await lea.agree()
    await claire.tell(ANSWERS, until="filed")

    await expect(lea.page.locator(".thread-who")).to_contain_text("menée par vous")
    await expect(lea.page.locator(".facts").get_by_role("link", name="C-2026-000001")).to_be_visible()


async def test_a_transfer_names_a_colleague_who_was_here_first(visits: Visits, served: Served) -> None:
    marc = await ConsolePage.open(visits, served, "Marc", language="en")
    lea = await ConsolePage.open(visits, served, "Léa")
    await waiting(served, "Claire")
    await lea.take("Claire")

    dialog = await lea.act("Transférer")
    await dialog.locator("select").select_option(label="Marc, 0 sur 5")
    await dialog.locator("textarea").fill("Marc connaît le dossier.")
    await lea.agree()

    await expect(marc.line("Claire", "agent")).to_be_visible()
    await marc.look_at("Claire")
    await expect(marc.page.locator(".thread-who")).to_contain_text("led by you")
    await expect(marc.log).to_contain_text("Marc connaît le dossier.")
    await expect(lea.line("Claire")).to_have_count(0)


async def test_what_is_released_waits_again_and_can_be_taken_back_from_the_bot(
    visits: Visits, served: Served
) -> None:
    lea = await ConsolePage.open(visits, served, "Léa")
    claire = await waiting(served, "Claire")
    await lea.take("Claire")

    await (await lea.act("Rendre")).locator("textarea").fill("Pause")
    await lea.agree()
    await expect(lea.line("Claire", "waiting")).to_be_visible()
    await lea.take("Claire")
    dialog = await lea.act("Rendre")
    await dialog.get_by_label("Au robot").check()
    await dialog.locator("textarea").fill("C’est réglé")
    await lea.agree()
    await claire.asked("satisfied")
    await lea.page.get_by_role("button", name="Reprendre au robot").click()

    await expect(lea.page.locator(".thread-who")).to_contain_text("menée par vous")


async def test_every_act_has_its_key(visits: Visits, served: Served) -> None:
    lea = await ConsolePage.open(visits, served, "Léa")
    claire = await waiting(served, "Claire")
    press, write = lea.page.keyboard.press, lea.page.keyboard.type
    await expect(lea.line("Claire")).to_be_visible()

    await press("j")
    await expect(lea.log).to_contain_text("Claire")
    await press("t")
    await lea.leads()
    await write("Bonjour")
    await lea.enter()
    assert (await heard(claire, "said"))["text"] == "Bonjour"
    await press("Escape")
    for key, title in (("e", "Résoudre"), ("c", "réclamation"), ("l", "Rendre"), ("f", "Transférer")):
        await press(key)
        await expect(lea.dialog).to_contain_text(title)
        await press("Escape")
        await expect(lea.dialog).to_have_count(0)
    await press("x")
    await lea.agree()

    await heard(claire, "closed")


@pytest.mark.parametrize("language", ["fr", "en"])
async def test_the_menu_finds_an_act_by_a_few_letters(visits: Visits, served: Served, language: str) -> None:
    paul = await ConsolePage.open(visits, served, "Paul", Role.LEAD, language=language)

    await paul.page.keyboard.press("Control+k")
    await paul.page.keyboard.type("transcri")
    await paul.page.keyboard.press("Enter")

    await expect(paul.page.locator("#content")).to_have_attribute("data-page", "transcripts")
    await expect(paul.page.get_by_role("searchbox")).to_be_visible()


async def test_a_wrong_password_says_one_sentence_and_keeps_the_address(
    visits: Visits, served: Served
) -> None:
    email = await hire(served, "Léa")
    page = await visits.open(f"{served.address}/login")
    await ConsolePage(page, served.address).sign_in(email, "pas celui-ci")

    await expect(page.get_by_role("alert")).to_contain_text("ne convient pas")
    await expect(page.locator("[name=email]")).to_have_value(email)
    await expect(page.locator("[name=password]")).to_be_focused()
