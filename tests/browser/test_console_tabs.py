"""One agent in two tabs, and a tab that stood still: one truth, and nothing sent twice."""

import asyncio

from playwright.async_api import expect

from tests.browser.console_page import ConsolePage
from tests.browser.test_console_live import waiting
from tests.browser.visits import Visits
from tests.clients import Served


async def second_tab(lea: ConsolePage) -> ConsolePage:
    page = await lea.page.context.new_page()
    tab = ConsolePage(page, lea.address)
    await page.goto(f"{lea.address}/console")
    await tab.is_live()
    return tab


async def test_taken_in_one_tab_it_is_led_in_both_and_each_line_arrives_once(
    visits: Visits, served: Served
) -> None:
    lea = await ConsolePage.open(visits, served, "Léa")
    other = await second_tab(lea)
    claire = await waiting(served, "Claire")
    await lea.take("Claire")

    await other.look_at("Claire")
    await expect(other.page.locator('.mode[data-mode="reply"]')).to_be_visible()
    await lea.write("reply", "Bonjour Claire.")
    await other.write("reply", "Je regarde votre dossier.")

    for tab in (lea, other):
        await expect(tab.log).to_contain_text("Bonjour Claire.")
        await expect(tab.log).to_contain_text("Je regarde votre dossier.")
        await expect(tab.page.locator(".pending")).to_have_count(0)
    await claire.until(lambda me: me.entries[-1].get("text") == "Je regarde votre dossier.")
    said = [row["text"] for row in claire.entries if row["by"] == "agent" and row["kind"] == "said"]
    assert said == ["Bonjour Claire.", "Je regarde votre dossier."]


async def test_who_signs_out_in_one_tab_is_signed_out_in_the_other_and_its_draft_stays(
    visits: Visits, served: Served
) -> None:
    lea = await ConsolePage.open(visits, served, "Léa")
    other = await second_tab(lea)
    await waiting(served, "Claire")
    await other.take("Claire")
    await other.box.fill("À demi écrit")

    await lea.page.get_by_role("button", name="Se déconnecter").click()
    await lea.page.wait_for_url("**/login*")
    await other.page.wait_for_url("**/login#ended")
    await other.sign_in("lea@recourse.example")
    await other.is_live()
    await other.look_at("Claire")

    await expect(other.box).to_have_value("À demi écrit")


async def test_a_tab_that_stood_still_shows_what_was_said_meanwhile_and_writes_again(
    visits: Visits, served: Served
) -> None:
    lea = await ConsolePage.open(visits, served, "Léa")
    claire = await waiting(served, "Claire")
    await lea.take("Claire")
    browser = await lea.page.context.new_cdp_session(lea.page)
    stopped = asyncio.Event()
    browser.on("Debugger.paused", lambda _: stopped.set())
    await browser.send("Debugger.enable")
    await browser.send("Debugger.pause")
    # Something runs in the page at least every fifteen seconds, and stops there.
    async with asyncio.timeout(60):
        await stopped.wait()
    await claire.do("say", text="Vous êtes encore là ?")
    await claire.do("say", text="Allô ?")
    await browser.send("Debugger.resume")
    await browser.send("Debugger.disable")

    await expect(lea.log).to_contain_text("Allô ?")
    await expect(lea.log.locator(".entry", has_text="Vous êtes encore là ?")).to_have_count(1)
    await lea.is_live()
    await lea.write("reply", "Oui, je suis là.")
    await claire.until(lambda me: me.entries[-1].get("text") == "Oui, je suis là.")
