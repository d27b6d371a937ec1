"""Two agents and a lead with three customers at once: each sees what is theirs, and nobody loses anything."""

import asyncio

from playwright.async_api import expect

from bot.model.people import Role
from tests.browser.console_page import ConsolePage
from tests.browser.test_console_live import waiting
from tests.browser.visits import Visits
from tests.clients import ChatClient, Served

NAMES = ("Ana Costa", "Bruno Diaz", "Chloé Evrard")


def said(client: ChatClient) -> list[str]:
    return [row["text"] for row in client.entries if row["by"] == "agent" and row["kind"] == "said"]


async def test_two_agents_and_a_lead_serve_three_customers_at_once(visits: Visits, served: Served) -> None:
    lea, tom = [await ConsolePage.open(visits, served, name) for name in ("Léa", "Tom")]
    paul = await ConsolePage.open(visits, served, "Paul", Role.LEAD)
    ana, bruno, chloe = [await waiting(served, name) for name in NAMES]
    for console in (lea, tom, paul):
        await expect(console.page.locator('.line[data-mode="waiting"]')).to_have_count(3)

    # Both want the same one: one leads, the other is told by whom, and takes another.
    for console in (lea, tom):
        await console.look_at(NAMES[0])
        await expect(console.page.locator('[data-act="take"]')).to_be_visible()
    await asyncio.gather(*(console.page.keyboard.press("t") for console in (lea, tom)))
    leads = lea.page.locator(".thread-who", has_text="menée par vous")
    await expect(
        leads.or_(lea.page.get_by_role("alert").filter(has_text="a déjà cette conversation"))
    ).to_be_visible()
    first, second = (lea, tom) if await leads.count() else (tom, lea)
    await first.leads()
    other = "Léa" if first is lea else "Tom"
    await expect(second.page.locator(".thread-who")).to_contain_text(f"menée par {other}")
    await second.take(NAMES[1])
    await paul.take(NAMES[2])
    for console in (first, second, paul):
        await expect(console.page.locator('.line[data-mode="waiting"]')).to_have_count(0)
    await asyncio.gather(
        first.write("reply", "Bonjour Ana."),
        second.write("reply", "Bonjour Bruno."),
        paul.write("reply", "Bonjour Chloé."),
    )
    for client in (ana, bruno, chloe):
        await client.until(said)
    assert [said(client) for client in (ana, bruno, chloe)] == [
        ["Bonjour Ana."],
        ["Bonjour Bruno."],
        ["Bonjour Chloé."],
    ]

    # The lead looks on, leaves a note that no customer sees, and takes over in everybody's sight.
    await paul.watch(ana.welcome["conversation"])
    await paul.write("note", "Proposez-lui le virement.")
    await expect(first.log).to_contain_text("Proposez-lui le virement.")
    await paul.box.press("Escape")
    await paul.page.keyboard.press("b")
    await paul.dialog.locator("textarea").fill("Cliente prioritaire")
    await paul.agree()
    await expect(first.log).to_contain_text("Paul mène la conversation")
    await expect(first.page.locator('.mode[data-mode="reply"]')).to_have_count(0)
    await paul.write("reply", "Paul à votre service.")
    await ana.until(lambda me: said(me)[-1] == "Paul à votre service.")

    # What a customer writes meanwhile is counted where it belongs, and nowhere else.
    await bruno.ask("say", text="Vous êtes là ?", client_id="b1")
    await second.watch(bruno.welcome["conversation"])
    await expect(second.log).to_contain_text("Vous êtes là ?")
    assert said(bruno) == ["Bonjour Bruno."]
    assert not [row for row in ana.entries if "virement" in row.get("text", "")]
