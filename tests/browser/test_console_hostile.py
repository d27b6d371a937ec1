"""Hostile names, lines, notes and files before the eyes of staff: shown as typed, and nothing runs."""

from pathlib import Path

from playwright.async_api import expect

from bot.model.people import Role
from tests.browser.console_page import ConsolePage
from tests.browser.test_console_live import waiting
from tests.browser.visits import Visits
from tests.clients import Served

IMAGE = "<img src=x onerror=\"document.title='caught'\">"
SCRIPT = "</textarea><script>document.title='caught'</script>"
VECTOR = "<svg onload=document.title='caught'>"
LINK = "[rembourser](javascript:document.title='caught')"


async def test_what_customers_and_colleagues_typed_is_only_text(
    visits: Visits, served: Served, tmp_path: Path
) -> None:
    lea = await ConsolePage.open(visits, served, "Léa", Role.AGENT, Role.LEAD)
    dialogs: list[str] = []
    lea.page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    claire = await waiting(served, f"Claire {IMAGE}")
    await lea.take("Claire")
    for text in (SCRIPT, LINK):
        await claire.do("say", text=text)
        await expect(lea.log.get_by_text(text, exact=True)).to_be_visible()
    await lea.write("note", f"Note {IMAGE}")
    await lea.write("reply", f"Réponse {VECTOR}")
    (tmp_path / "a'\"onload=x&lt;b&gt;.txt").write_text("Solde")
    async with lea.page.expect_file_chooser() as chooser:
        await lea.page.get_by_role("button", name="Fichier").click()
    await (await chooser.value).set_files(tmp_path / "a'\"onload=x&lt;b&gt;.txt")
    await expect(lea.log.get_by_role("link", name="onload=x")).to_be_visible()

    await nothing_ran(lea, dialogs)
    await served.house.desk.projector.settled()
    await lea.go("/transcripts")
    await lea.page.get_by_role("searchbox").fill("rembourser")
    await lea.page.get_by_role("searchbox").press("Enter")
    await expect(lea.page.get_by_text("javascript:").first).to_be_visible()
    await nothing_ran(lea, dialogs)


async def nothing_ran(console: ConsolePage, dialogs: list[str]) -> None:
    page = console.page
    await expect(page).not_to_have_title("caught")
    await expect(page.locator("img[src=x], svg[onload], script:not([src]), [onerror]")).to_have_count(0)
    await expect(page.locator("a[href^='javascript:']")).to_have_count(0)
    assert not dialogs
