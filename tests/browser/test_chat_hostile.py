"""Hostile texts and files: shown as they are or refused in a sentence; nothing runs, nothing is lost."""

from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.browser.chat_page import ChatPage
from tests.browser.visits import Visits
from tests.clients import Served

TEXTS = [
    "<img src=x onerror=\"document.title='caught'\">",
    "<script>document.title='caught'</script><svg onload=document.title='caught'>",
    "[click](javascript:document.title='caught') **bold** {{7*7}} ${7*7}",
    'javascript:alert(1) https://evil.example/"onmouseover=alert(1)',
    "\u202emoc.live\u202c \u200b\u200d\ufeff مرحبا بالعالم 👩‍👩‍👧‍👦 e\u0301",
]
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize("text", TEXTS)
async def test_a_text_is_shown_as_it_was_typed_and_nothing_of_it_runs(
    visits: Visits, served: Served, text: str
) -> None:
    chat = await ChatPage.open(visits, served.address)
    dialogs: list[str] = []
    chat.page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    await chat.tell(until="question")

    await chat.say(text)

    shown = chat.page.locator("rc-line.mine .text").last
    await expect(shown).to_contain_text(text.replace("\ufeff", "").strip()[:12])
    await expect(chat.page.locator("rc-line :is(script, img, iframe, svg[onload])")).to_have_count(0)
    await expect(chat.page.locator("rc-line.mine a")).to_have_count(0)
    await expect(chat.page).not_to_have_title("caught")
    assert not dialogs


async def test_fifty_thousand_characters_are_counted_and_kept(visits: Visits, served: Served) -> None:
    chat = await ChatPage.open(visits, served.address)
    await chat.tell(until="question")

    await chat.say("é" * 50_000)

    await expect(chat.page.get_by_role("alert").filter(has_text="trop")).to_be_visible()
    assert len(await chat.box.input_value()) == 50_000
    await expect(chat.page.locator("rc-line.pending")).to_have_count(0)


async def test_files_that_cannot_be_taken_say_why_and_the_good_one_goes(
    visits: Visits, served: Served, tmp_path: Path
) -> None:
    contents = {
        "vide.png": b"",
        "dessin.svg": b"<svg onload='alert(1)'/>",
        "page.png": b"<html><script>alert(1)</script></html>",
        "<b>nom</b>.txt": "un relevé".encode(),
        "gros.pdf": b"%PDF-1.7" + b"0" * 10_000_001,
    }
    chat = await ChatPage.open(visits, served.address)
    await chat.tell(until="evidence")

    await chat.page.locator("rc-files-panel input[multiple]").set_input_files(
        [_kept(tmp_path, name, data) for name, data in contents.items()]
    )

    row = chat.page.locator(".upload")
    await expect(row.filter(has_text="vide.png")).to_contain_text("vide")
    await expect(row.filter(has_text="dessin.svg")).to_contain_text("type")
    await expect(row.filter(has_text="page.png")).to_contain_text("type")
    await expect(row.filter(has_text="gros.pdf")).to_contain_text("10 Mo")
    await expect(row.filter(has_text="nom")).to_contain_text("Prêt")
    await chat.page.get_by_role("button", name="Envoyer 1 fichier").click()
    await expect(chat.page.locator("rc-line.mine .file")).to_have_count(1)
    await expect(chat.page.locator("rc-line b:not(.figures)")).to_have_count(0)


def _kept(folder: Path, name: str, data: bytes) -> str:
    path = folder / name.replace("/", "∕")
    path.write_bytes(data)
    return str(path)
