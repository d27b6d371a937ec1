"""A lead finds a conversation, reads the way it took, replays it, reviews it, and looks at the figures."""

from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Page, expect

from bot.actions import agent, figures, handing
from bot.model.people import Role, Staff
from tests.browser.axe import violations
from tests.browser.console_page import ConsolePage, hire
from tests.browser.registers import REFERENCE, filed
from tests.browser.visits import Visits
from tests.chats import Chat
from tests.clients import Served
from tests.hand_clock import HandClock

SCREENS = {
    "/figures": ".figure",
    "/reviews?week=2026-W40": ".pager",
    "/gaps": ".page > p.soft",
    "/board": ".board-columns",
    "/transcripts?q=girafe&outcome=person": ".more-filters[open]",
    "/replays": ".page [role=status]",
}
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"


async def lived(served: Served, clock: HandClock) -> Chat:
    """Last week Léa answered Claire, who rated it low; now it is a week later."""
    desk = served.house.desk
    await hire(served, "Léa")
    lea = next(one for one in await desk.store.people.all() if one.name == "Léa")
    desk.tools.presence.came(lea, "tab")
    chat = await Chat.begun(desk)
    await chat.until("next")
    await chat.answer("* human")
    clock.advance(minutes=12)
    await answered(served, lea, chat)
    await chat.play("* yes", "* 1")
    desk.tools.presence.went(lea.id, "tab")
    clock.advance(days=7)
    await desk.projector.settled()
    await figures.keep(desk)  # what the timer does once a conversation rests
    return chat


async def answered(served: Served, lea: Staff, chat: Chat) -> None:
    desk = served.house.desk
    await agent.take(desk, lea, chat.id, "t1")
    await agent.reply(desk, lea, chat.id, "Bonjour Claire, je regarde la girafe.", "r1")
    await agent.note(desk, lea, chat.id, "Cliente fidèle.", "n1")
    await handing.resolve(desk, lea, chat.id, "answered", "a1", "Elle est repeinte chaque année.")


async def test_a_lead_goes_from_a_search_to_the_figures(
    visits: Visits, served: Served, clock: HandClock, tmp_path: Path
) -> None:
    chat = await lived(served, clock)
    paul = await ConsolePage.open(visits, served, "Paul", Role.LEAD)
    page = paul.page

    await paul.go("/transcripts?outcome=person&waited=10&rated=1")
    await expect(page.locator(".hit", has_text="Claire Martin")).to_be_visible()
    await page.locator("[name=q]").fill("repeinte")
    await page.locator("[name=q]").press("Enter")
    await expect(page.locator("mark", has_text="repeinte")).to_be_visible()
    await page.locator(".search-keep [name=name]").fill("Mal notées")
    await page.locator(".search-keep button").click()
    await expect(page.locator(".searches .chip", has_text="Mal notées")).to_be_visible()
    await page.screenshot(path=tmp_path / "1-found.png")

    await page.locator(".hit").click()
    await expect(page.locator(".note", has_text="Cliente fidèle")).to_be_visible()
    await page.get_by_role("button", name="Parcours").click()
    scrub = page.locator(".way-scrub input")
    last = int(await scrub.get_attribute("max") or 0)
    await expect(page.locator(".way-chart .state.now")).to_have_count(1)
    await scrub.fill("1")
    await expect(page.locator(".way-scrub .label")).to_have_text(f"Étape 2 sur {last + 1}")
    await expect(page.locator(".entry[data-marked=true]")).to_have_count(1)
    await page.get_by_role("button", name="Rejouer avec cette version").click()
    await expect(page.locator(".replay-same")).to_be_visible()
    await page.screenshot(path=tmp_path / "2-read.png")

    await paul.go("/reviews?week=2026-W48")
    await expect(page.locator(".hit .mark", has_text="mal notée")).to_be_visible()
    await page.locator(".hit").click()
    for verdict in ("understood", "right"):
        await page.locator(f"[name={verdict}][value=yes]").check()
    await page.locator("[name=tone][value=no]").check()
    said = page.locator(".entry", has_text="je regarde la girafe")
    await said.hover()
    await said.get_by_role("button", name="Commenter").click()
    await page.locator(".line-note input").fill("Dire pour combien de temps.")
    await page.locator(".line-note input").press("Enter")
    await page.locator("[name=coaching]").fill("Bien compris ; préviens du délai.")
    await page.locator("[name=private]").fill("À revoir dans un mois.")
    await page.get_by_role("button", name="Enregistrer la relecture").click()
    await expect(page.locator(".scorecard [role=status]")).to_have_text("Votre relecture : 78 %")
    await page.screenshot(path=tmp_path / "3-reviewed.png")

    await paul.go("/figures")
    volume = page.locator("#figure-volume")
    await expect(volume.locator(".figure-total strong")).to_have_text("1")
    await expect(page.locator("#figure-waiting .figure-total strong")).to_contain_text("12")
    await volume.get_by_text("Ce qui est compté").click()
    await expect(volume).to_contain_text("heure légale")
    await page.screenshot(path=tmp_path / "4-figures.png")

    reviews = await served.house.store.reviews.of([chat.id])
    assert [review["total"] for review in reviews] == [78]
    assert reviews[0]["comments"][0]["text"] == "Dire pour combien de temps."


@pytest.mark.parametrize(
    ("language", "width", "scheme", "full"),
    [("fr", 1280, "light", True), ("en", 768, "dark", True), ("fr", 768, "dark", False)],
)
async def test_the_pages_of_review_can_be_read_by_everybody(
    visits: Visits,
    served: Served,
    clock: HandClock,
    tmp_path: Path,
    language: str,
    width: int,
    scheme: str,
    full: bool,
) -> None:
    places = dict(SCREENS)
    if full:
        chat = await lived(served, clock)
        for side in ("way", "review"):
            places[f"/transcripts/{chat.id}?side={side}"] = f".{'way-now' if side == 'way' else 'criterion'}"
    screen: dict[str, Any] = {"size": (width, 900), "color_scheme": scheme, "bypass_csp": True}
    paul = await ConsolePage.open(visits, served, "Paul", Role.LEAD, language=language, **screen)

    wrong = []
    for number, (place, sign) in enumerate(places.items()):
        await paul.go(place)
        await expect(paul.page.locator(sign).first).to_be_visible()
        wrong += [f"{place}: {one}" for one in await looked(paul.page, tmp_path / f"{number}.png")]

    assert not wrong


async def looked(page: Page, picture: Path) -> list[str]:
    await page.screenshot(path=picture)
    sideways = ["scrolls sideways"] if await page.evaluate(SIDEWAYS) else []
    return [*await violations(page), *sideways]


async def test_the_way_shows_the_promises_of_the_complaint_that_came_of_it(
    visits: Visits, served: Served, clock: HandClock
) -> None:
    await filed(served)
    clock.advance(days=60)
    await served.house.desk.projector.settled()
    reference = await served.house.store.register.complaint(REFERENCE)
    assert reference is not None
    paul = await ConsolePage.open(visits, served, "Paul", Role.LEAD)
    await paul.go(f"/transcripts/{reference['conversation']}?side=way")

    clocks = paul.page.locator(".way-clocks li")
    await expect(clocks.filter(has_text="Accusé de réception")).to_contain_text("tenu")
    await expect(clocks.filter(has_text="Proposition")).to_contain_text("dépassé")
    await expect(paul.page.locator(".way").get_by_role("link", name=REFERENCE)).to_be_visible()
    assert await violations(paul.page) == []
