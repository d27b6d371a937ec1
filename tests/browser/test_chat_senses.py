"""What a customer sees, hears and brings: pasted files, a camera, sound, contrast, zoom, another tab."""

import re

import pytest
from playwright.async_api import expect

from tests.browser.chat_page import ChatPage
from tests.browser.visits import Visits
from tests.clients import Served

BROUGHT = """([kind, name]) => {
  const files = new DataTransfer();
  files.items.add(new File(["un relevé"], name, {type: "text/plain"}));
  const given = kind === "paste" ? {clipboardData: files} : {dataTransfer: files};
  const event = kind === "paste" ? ClipboardEvent : DragEvent;
  document.querySelector("rc-composer .input")
    .dispatchEvent(new event(kind, {...given, bubbles: true, cancelable: true}));
}"""
BEEPS = re.compile(r"\d+")
COUNTED = re.compile(r"\(\d+\)")
"""The title once what is new was counted, which is also when it is heard."""
COUNTS_BEEPS = """let beeps = 0;
const source = AudioScheduledSourceNode.prototype;
source.start = new Proxy(source.start, {
  apply: (...call) => {
    document.documentElement.dataset.beeps = beeps += 1;
    return Reflect.apply(...call);
  }});"""
HIDDEN = """Object.defineProperty(document, "visibilityState", {get: () => away ? "hidden" : "visible"});
Object.defineProperty(document, "hidden", {get: () => away});
window.away = false;
window.leave = now => { window.away = now; document.dispatchEvent(new Event("visibilitychange")); };"""


@pytest.mark.parametrize("kind", ["paste", "drop"])
async def test_a_file_is_pasted_or_dropped_where_files_are_asked_and_nowhere_else(
    visits: Visits, served: Served, kind: str
) -> None:
    chat = await ChatPage.open(visits, served.address)
    await chat.page.evaluate(BROUGHT, [kind, "trop-tot.txt"])
    await expect(chat.page.locator(".notice")).to_contain_text("pas demandés")
    await chat.tell(until="evidence")

    await chat.page.evaluate(BROUGHT, [kind, "releve.txt"])

    await expect(chat.page.locator(".upload.ready")).to_contain_text("releve.txt")
    await expect(chat.page.locator(".upload")).to_have_count(1)


@pytest.mark.parametrize("mine", ["rc-line:not(.mine)", "rc-line.mine"])
async def test_the_time_of_a_line_is_seen_whole_on_a_narrow_screen(
    visits: Visits, served: Served, mine: str
) -> None:
    chat = await ChatPage.open(visits, served.address, size=(320, 640))
    await chat.tell(until="email")

    line = chat.page.locator(mine).filter(has=chat.page.locator(".bubble")).first
    await line.focus()

    await expect(line.locator(".at")).to_have_css("opacity", "1")
    await expect(line.locator(".at")).to_be_in_viewport(ratio=1)


async def test_a_phone_offers_its_camera_and_takes_pictures_alone(visits: Visits, served: Served) -> None:
    chat = await ChatPage.open(visits, served.address, has_touch=True, is_mobile=True)
    await chat.tell(until="evidence")

    async with chat.page.expect_file_chooser() as coming:
        await chat.page.get_by_role("button", name="Prendre une photo").click()

    chosen = (await coming.value).element
    assert await chosen.get_attribute("capture") == "environment"
    assert await chosen.get_attribute("accept") == "image/*"


async def test_it_is_silent_until_the_customer_wants_a_sound(visits: Visits, served: Served) -> None:
    context = await visits.browse("fr")
    await context.add_init_script(COUNTS_BEEPS)
    await context.add_init_script(HIDDEN)
    page = await context.new_page()
    chat = await ChatPage.visit(page, served.address)
    html = page.locator("html")
    await page.evaluate("leave(true)")
    await chat.say("Claire Martin")
    await expect(page).to_have_title(COUNTED)
    assert await html.get_attribute("data-beeps") is None

    await page.get_by_role("button", name="Menu").click()
    await page.get_by_role("button", name="Sonner aux nouveaux messages").click()
    await expect(html).to_have_attribute("data-beeps", BEEPS)  # at once, so that one knows it again
    heard = await html.get_attribute("data-beeps")
    await chat.say("claire@example.fr")

    await expect(html).not_to_have_attribute("data-beeps", str(heard))
    await page.reload()
    await page.get_by_role("button", name="Menu").click()
    await expect(page.get_by_role("button", name="Ne plus sonner")).to_be_visible()


async def test_a_tab_in_the_background_counts_in_its_title_and_shows_what_is_new(
    visits: Visits, served: Served
) -> None:
    context = await visits.browse("fr")
    await context.add_init_script(HIDDEN)
    page = (await ChatPage.visit(await context.new_page(), served.address)).page
    other = await ChatPage.visit(await context.new_page(), served.address)
    for tab in (page, other.page):
        await tab.evaluate("leave(true)")

    await other.say("Claire Martin")

    await expect(page).to_have_title("(1) Modmount")
    await page.evaluate("leave(false)")
    await expect(page).to_have_title("Modmount")
    await expect(page.get_by_role("log")).to_contain_text("Nouveaux messages")


@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_forced_colours_keep_every_edge(visits: Visits, served: Served, theme: str) -> None:
    chat = await ChatPage.open(visits, served.address, forced_colors="active", color_scheme=theme)
    await chat.tell(until="topic")

    edges = await chat.page.evaluate(
        """() => [...document.querySelectorAll(".bubble, .choice, .input, .button.primary, .avatar")].map(
          one => [one.className, getComputedStyle(one).borderTopWidth, getComputedStyle(one).borderTopColor,
                  getComputedStyle(document.body).backgroundColor])"""
    )

    assert edges
    bare = [edge for edge in edges if edge[1] == "0px" or edge[2] == edge[3]]
    assert not bare


async def test_at_two_hundred_percent_nothing_is_cut_and_nothing_scrolls_sideways(
    visits: Visits, served: Served
) -> None:
    """A window of 640 × 800 at 200 % is one of 320 × 400."""
    chat = await ChatPage.open(visits, served.address, size=(320, 400), device_scale_factor=2)
    await chat.tell(until="confirm")

    wide = await chat.page.evaluate(
        """() => [...document.querySelectorAll("body *")]
          .filter(one => one.getBoundingClientRect().right > innerWidth + 1)
          .filter(one => !one.closest(".visually-hidden, .who, .at"))
          .map(one => one.outerHTML.slice(0, 80))"""
    )

    assert wide == []
    assert await chat.page.evaluate("document.documentElement.scrollWidth") == 320
    await chat.choice("file").click()
    await expect(chat.page.locator(".reference strong").last).to_be_visible()
