"""What a person sets on this device: where the panes end, and how the console calls for attention."""

from playwright.async_api import expect

from tests.browser.console_page import ConsolePage
from tests.browser.visits import Visits
from tests.clients import Served
from tests.sockets.stories import waits

ELSEWHERE = """() => {
  window.told = [];
  window.Notification = class {
    static permission = "granted";
    constructor(title) { window.told.push(title); }
  };
  document.hasFocus = () => false;
}"""
"""The person looks at another window; what would be shown on the desktop is written down."""


async def test_the_edge_of_a_pane_moves_by_arrow_and_is_found_again(visits: Visits, served: Served) -> None:
    lea = await ConsolePage.open(visits, served, "Léa")
    edge = lea.page.get_by_role("separator", name="Largeur des listes")
    await expect(edge).to_have_attribute("aria-valuenow", "300")

    await edge.focus()
    await edge.press("ArrowRight")
    await edge.press("ArrowRight")
    await lea.page.reload()
    await lea.is_live()

    await expect(edge).to_have_attribute("aria-valuenow", "332")
    box = await lea.page.locator(".lists").bounding_box()
    assert box is not None
    assert round(box["width"]) == 332


async def test_the_edge_of_a_pane_is_dragged_as_far_as_it_goes(visits: Visits, served: Served) -> None:
    lea = await ConsolePage.open(visits, served, "Léa")
    edge = lea.page.get_by_role("separator", name="Largeur des listes")
    await expect(edge).to_be_visible()

    await lea.page.mouse.move(300, 400)
    await lea.page.mouse.down()
    await lea.page.mouse.move(900, 400, steps=4)
    await lea.page.mouse.up()

    await expect(edge).to_have_attribute("aria-valuenow", "480")


async def test_who_looks_elsewhere_is_told_on_the_desktop_once_they_wished_it(
    visits: Visits, served: Served
) -> None:
    lea = await ConsolePage.open(visits, served, "Léa")
    await lea.page.evaluate(ELSEWHERE)
    await waits(await served.customer(language="fr"))
    await expect(lea.line("Client sans nom")).to_be_visible()
    assert await lea.page.evaluate("window.told") == []

    await lea.go("/settings")
    await lea.page.get_by_label("Notifications du bureau").check()
    await waits(await served.customer(language="fr"))

    await lea.page.wait_for_function("() => window.told.length")
    assert await lea.page.evaluate("window.told[0]") == "Client sans nom attend une personne"


async def test_the_lists_are_folded_by_key_and_found_folded_again(visits: Visits, served: Served) -> None:
    lea = await ConsolePage.open(visits, served, "Léa")
    await waits(await served.customer(language="fr"))
    await lea.line("Client sans nom").click()
    lists = lea.page.locator(".lists")
    edge = lea.page.get_by_role("separator", name="Largeur des listes")

    await edge.focus()
    await edge.press("Enter")
    await expect(lists).to_be_hidden()
    await expect(edge).to_have_attribute("aria-valuenow", "0")
    await lea.page.reload()
    await lea.is_live()
    await expect(lea.page.locator(".thread-who")).to_be_visible()
    await expect(lists).to_be_hidden()

    await lea.page.locator("body").press("h")
    await expect(lists).to_be_visible()
    await lea.page.get_by_role("button", name="Masquer les listes").click()
    await expect(lists).to_be_hidden()
    await lea.go("/")
    await expect(lists).to_be_visible()


async def test_a_pane_pulled_far_enough_folds_away_and_comes_back(visits: Visits, served: Served) -> None:
    lea = await ConsolePage.open(visits, served, "Léa")
    await waits(await served.customer(language="fr"))
    await lea.line("Client sans nom").click()
    facts, mouse = lea.page.locator(".facts"), lea.page.mouse
    await expect(facts).to_be_visible()

    for start, end, shown in ((1280 - 288, 1270, False), (1277, 900, True)):
        await mouse.move(start, 400)
        await mouse.down()
        await mouse.move(end, 400, steps=4)
        await mouse.up()
        await expect(facts).to_be_visible(visible=shown)

    await lea.page.locator("body").press("d")
    await expect(facts).to_be_hidden()
