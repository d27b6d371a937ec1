"""A bad line: what is typed is kept, goes once, and the page comes back by itself."""

import pytest
from playwright.async_api import FilePayload, Page, Route, WebSocketRoute, expect

from tests.browser.chat_page import ChatPage
from tests.browser.cutting import Cable
from tests.browser.visits import Visits
from tests.clients import Served

NO_WEBSOCKET = "WebSocket = class extends WebSocket { constructor() { super('ws://127.0.0.1:9') } }"
UPLOADS = "**/api/chat/files"
RELEVE = FilePayload(name="releve.txt", mimeType="text/plain", buffer=b"3 novembre")
LATE = "**/static/chat/late/late.js"


async def connected(visits: Visits, served: Served, cable: Cable) -> ChatPage:
    context = await visits.browse("fr")
    await cable.lay(context)
    return await ChatPage.visit(await context.new_page(), served.address)


async def test_a_line_written_while_offline_goes_once_when_the_browser_is_back(
    visits: Visits, served: Served
) -> None:
    chat = await ChatPage.open(visits, served.address)

    await chat.page.context.set_offline(True)
    await expect(chat.page.get_by_text("Connexion interrompue")).to_be_visible()
    await chat.say("Claire Martin")
    await expect(chat.page.locator("rc-line.pending")).to_contain_text("Conservé")
    await chat.page.context.set_offline(False)

    await chat.asked("email")
    await expect(chat.page.locator("rc-line.mine")).to_have_count(1)
    await expect(chat.page.get_by_text("Connexion interrompue")).to_be_hidden()


async def test_a_reload_with_an_unsent_line_sends_it_once(visits: Visits, served: Served) -> None:
    cable = Cable()
    chat = await connected(visits, served, cable)

    await cable.cut()
    await chat.say("Claire Martin")
    await expect(chat.page.locator("rc-line.pending")).to_be_visible()
    await chat.page.reload()
    cable.mend()

    await chat.asked("email")
    await expect(chat.page.locator("rc-line.mine")).to_have_count(1)


async def test_a_draft_survives_a_reload(visits: Visits, served: Served) -> None:
    chat = await ChatPage.open(visits, served.address)
    await chat.box.fill("Claire Mar")

    await chat.page.reload()
    await chat.ready("name")

    await expect(chat.box).to_have_value("Claire Mar")


async def test_two_tabs_are_one_conversation_and_the_bot_answers_once(visits: Visits, served: Served) -> None:
    first = await ChatPage.open(visits, served.address)
    second = await ChatPage.visit(await first.page.context.new_page(), served.address)

    await first.say("Claire Martin")

    for tab in (first, second):
        await tab.asked("email")
        await expect(tab.page.get_by_text("Merci, Claire Martin")).to_have_count(1)


async def test_a_question_answered_in_another_tab_is_not_answered_twice(
    visits: Visits, served: Served
) -> None:
    cable = Cable()
    first = await connected(visits, served, cable)
    await cable.cut()
    await first.say("Claire d’ici")
    async with first.page.context.expect_page() as opened:
        await first.page.evaluate("open(location.href)")
    cable.mend()
    second = ChatPage(await opened.value)

    await second.asked("email")
    await first.asked("email")

    await expect(second.page.locator("rc-line.mine")).to_have_count(1)


async def test_a_network_without_websocket_is_told_so_with_another_way(
    visits: Visits, served: Served
) -> None:
    context = await visits.browse("en")
    await context.add_init_script(NO_WEBSOCKET)
    page = await context.new_page()
    await page.goto(f"{served.address}/chat?language=en")

    banner = page.get_by_text("Your network may be blocking WebSocket")
    await expect(banner).to_be_visible()
    await expect(page.get_by_role("link", name="support@modmount.example")).to_be_visible()


@pytest.mark.parametrize("missing", [LATE, "**/late/words/fr.js", "**/late/log.css"])
async def test_a_page_that_came_only_in_part_says_so_and_opens_when_the_rest_can_come(
    visits: Visits, served: Served, missing: str
) -> None:
    context = await visits.browse("fr")
    page = await context.new_page()
    gone = True

    async def rest(route: object) -> None:
        await (route.abort() if gone else route.continue_())  # type: ignore[attr-defined]

    await page.route(missing, rest)
    await page.goto(f"{served.address}/chat?language=fr")
    await page.locator("rc-composer .box .input").fill("Claire")
    await expect(page.get_by_text("n’a pas pu s’ouvrir entièrement")).to_be_visible()
    gone = False

    await ChatPage(page).asked("name")
    await expect(page.get_by_role("log")).to_be_visible()
    await expect(page.locator("rc-composer .box .input")).to_have_value("Claire")


@pytest.mark.parametrize("milliseconds", [400])
async def test_a_slow_line_shows_the_composer_before_the_conversation(
    visits: Visits, served: Served, milliseconds: int
) -> None:
    page = await (await visits.browse("fr")).new_page()
    await slow(page, milliseconds)

    await page.goto(f"{served.address}/chat?language=fr")

    await ChatPage(page).asked("name")
    await expect(page.get_by_role("log")).to_contain_text("Bonjour")


async def slow(page: Page, milliseconds: int) -> None:
    session = await page.context.new_cdp_session(page)
    conditions = {"offline": False, "latency": milliseconds, "downloadThroughput": 50_000}
    await session.send("Network.emulateNetworkConditions", {**conditions, "uploadThroughput": 20_000})


async def test_a_line_written_before_the_conversation_has_come_is_shown(
    visits: Visits, served: Served
) -> None:
    """The question comes first with the welcome; the lines may be slower, or the connection break between."""

    def through(line: WebSocketRoute) -> None:
        server = line.connect_to_server()
        server.on_message(lambda told: None if '["entries"' in str(told) else line.send(told))

    context = await visits.browse("fr")
    await context.route_web_socket("**/socket.io/**", through)
    page = await context.new_page()
    await page.goto(f"{served.address}/chat?language=fr")
    chat = ChatPage(page)
    await chat.asked("name")

    await chat.say("Claire Martin")

    await expect(page.locator("rc-line.pending")).to_contain_text("Claire Martin")


async def test_an_upload_that_the_line_cuts_stays_and_goes_at_the_second_try(
    visits: Visits, served: Served
) -> None:
    chat = await ChatPage.open(visits, served.address)
    await chat.tell(until="evidence")
    await chat.page.route(UPLOADS, lambda route: route.abort("internetdisconnected"))
    picked = chat.page.locator("rc-files-panel input[multiple]")
    await picked.set_input_files(RELEVE)
    await expect(chat.page.locator(".upload.failed")).to_contain_text("reste ici")

    await chat.page.unroute(UPLOADS)
    await chat.page.get_by_role("button", name="Réessayer").click()

    await expect(chat.page.locator(".upload.ready")).to_contain_text("releve.txt")


async def test_an_upload_on_its_way_shows_it_and_can_be_stopped(visits: Visits, served: Served) -> None:
    chat = await ChatPage.open(visits, served.address)
    await chat.tell(until="evidence")
    held: list[Route] = []

    async def hold(route: Route) -> None:
        held.append(route)

    await chat.page.route(UPLOADS, hold)
    picked = chat.page.locator("rc-files-panel input[multiple]")
    await picked.set_input_files(RELEVE)
    await expect(chat.page.get_by_role("progressbar", name="releve.txt")).to_be_visible()

    await chat.page.get_by_role("button", name="Retirer releve.txt").click()

    await expect(chat.page.locator(".upload")).to_have_count(0)
    await expect(chat.choice("skip").first).to_be_visible()
    assert len(held) == 1


async def test_files_that_wait_to_be_sent_outlive_a_reload(visits: Visits, served: Served) -> None:
    chat = await ChatPage.open(visits, served.address)
    await chat.tell(until="evidence")
    await chat.page.locator("rc-files-panel input[multiple]").set_input_files(RELEVE)
    await expect(chat.page.locator(".upload.ready")).to_be_visible()

    await chat.page.reload()
    await expect(chat.page.locator(".upload.ready")).to_contain_text(RELEVE["name"])
    await chat.page.locator("rc-files-panel .primary").click()

    await expect(chat.log).to_contain_text(f"Bien reçu : {RELEVE['name']}")
    await chat.page.reload()
    await chat.asked("evidence")
    await expect(chat.page.locator(".upload")).to_have_count(0)
