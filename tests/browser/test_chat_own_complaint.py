"""A customer follows the complaint from the chat, does what is asked, and takes everything along."""

import asyncio
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Download, Page, expect

from bot.model.ids import Reference
from bot.model.people import Role
from tests.actions.officers import Officer, filed, responded, under_investigation
from tests.browser.axe import violations
from tests.browser.chat_page import CLAIRE, ChatPage
from tests.browser.visits import Visits
from tests.clients import PATIENCE, Served
from tests.desks import hired

CODE = re.compile(r"\b\d{8}\b")
QUESTION = "Quel jour avez-vous demandé le retrait ?"


@pytest_asyncio.fixture(loop_scope="session")
async def case(served: Served) -> Reference:
    return await filed(served.house.desk)


async def officers(served: Served, case: Reference) -> tuple[Officer, Officer]:
    desk = served.house.desk
    return (
        Officer(desk, await hired(desk, "olga", Role.OFFICER), case),
        Officer(desk, await hired(desk, "ines", Role.LEAD), case),
    )


async def follows(chat: ChatPage, served: Served, case: Reference) -> None:
    """From the menu: the reference, then the code that was mailed."""
    await chat.page.get_by_role("button", name="Menu").click()
    await chat.page.get_by_role("button", name=re.compile("Suivre une|Follow a")).click()
    await chat.asked("reference")
    await chat.say(case)
    await chat.asked("code")
    found = CODE.search(await mailed_code(chat, served))
    assert found is not None
    await chat.say(found.group())
    await expect(chat.page.locator("rc-own-complaint [data-act]").first).to_be_visible()


async def mailed_code(chat: ChatPage, served: Served) -> str:
    """The text of the letter that this conversation has just caused."""
    conversation = await chat.page.evaluate("JSON.parse(localStorage['recourse.token']).conversation")
    desk = served.house.desk
    name = f"code:{conversation}:{(await desk.head(conversation)).n}"
    async with asyncio.timeout(PATIENCE):
        # It is posted once the turn is saved, which the page may hear of first.
        while (letter := await desk.store.outbox.get(name)) is None:  # noqa: ASYNC110  # the store tells nobody
            await asyncio.sleep(0)
    return str(letter["text"])


async def downloaded(page: Page, press: Sequence[str]) -> Download:
    async with page.expect_download() as coming:
        for selector in press:
            await page.locator(selector).click()
    return await coming.value


async def test_what_is_asked_is_answered_with_a_dropped_file(
    visits: Visits, served: Served, case: Reference
) -> None:
    olga, _ = await officers(served, case)
    await under_investigation(olga)
    await olga.does("request_information", questions=QUESTION)
    chat = await ChatPage.open(visits, served.address)
    await follows(chat, served, case)
    own = chat.page.locator("rc-own-complaint")
    await expect(own).to_contain_text(QUESTION)

    await own.locator('[data-act="provide_information"]').click()
    form = chat.page.locator("rc-act-form")
    await form.get_by_role("button", name="Envoyer").click()
    await expect(form.get_by_role("alert")).to_contain_text("Écrivez")
    await chat.page.evaluate(
        """() => {
          const files = new DataTransfer();
          files.items.add(new File(["3 novembre"], "releve.txt", {type: "text/plain"}));
          document.querySelector("rc-act-form").dispatchEvent(
            new DragEvent("drop", {dataTransfer: files, bubbles: true, cancelable: true}));
        }"""
    )
    await expect(form.locator(".upload.ready")).to_contain_text("releve.txt")
    await form.locator("textarea").fill("Le 3 novembre.")
    await form.get_by_role("button", name="Envoyer").click()

    await expect(chat.page.locator("rc-line.mine").last).to_contain_text("Le 3 novembre.")
    await expect(chat.page.locator("rc-own-complaint").last).not_to_contain_text(QUESTION)
    seen = await olga.sees()
    assert seen["answers"][-1]["text"] == "Le 3 novembre."
    assert [file["name"] for file in seen["attachments"]] == ["releve.txt"]


async def test_what_was_begun_with_an_act_outlives_a_reload_and_a_change_of_language(
    visits: Visits, served: Served, case: Reference, tmp_path: Path
) -> None:
    chat = await ChatPage.open(visits, served.address)
    await follows(chat, served, case)
    await chat.page.locator('[data-act="provide_information"]').click()
    form = chat.page.locator("rc-act-form")
    await form.locator("textarea").fill("Le 3 novembre.")
    (tmp_path / "releve.txt").write_text("3 novembre")
    await form.locator("input[type=file]").set_input_files(tmp_path / "releve.txt")
    await expect(form.locator(".upload.ready")).to_be_visible()

    await chat.page.reload()
    await expect(form.locator(".upload.ready")).to_contain_text("releve.txt")
    await chat.page.locator("rc-header .language").click()

    await expect(form.get_by_role("button", name="Send", exact=True)).to_be_visible()
    await expect(form.locator("textarea")).to_have_value("Le 3 novembre.")
    await expect(form.locator(".upload.ready")).to_contain_text("releve.txt")
    await form.get_by_role("button", name="Send", exact=True).click()
    await expect(chat.page.locator("rc-own-complaint")).to_have_count(2)
    olga, _ = await officers(served, case)
    assert [file["name"] for file in (await olga.sees())["attachments"]] == ["releve.txt"]


async def test_two_complaints_are_followed_side_by_side_and_older_cards_lead_to_the_newest(
    visits: Visits, served: Served, case: Reference
) -> None:
    other = await filed(served.house.desk)
    chat = await ChatPage.open(visits, served.address)
    cards = chat.page.locator("rc-own-complaint")
    for shown, reference in enumerate((case, other, case), start=1):
        await follows(chat, served, reference)
        await expect(cards).to_have_count(shown)
    await chat.page.reload()
    await expect(cards).to_have_count(3)

    await expect(cards.nth(1).locator('[data-act="withdraw"]')).to_be_visible()
    await expect(cards.nth(2).locator('[data-act="withdraw"]')).to_be_visible()
    await expect(cards.nth(0).locator('[data-act="withdraw"]')).to_have_count(0)
    await cards.nth(0).locator('[data-act="look"]').click()

    await expect(chat.page.locator("rc-line:focus rc-own-complaint")).to_have_count(1)
    await expect(cards.nth(2).locator('[data-act="withdraw"]')).to_be_in_viewport()


@pytest.mark.parametrize("language", ["fr", "en"])
async def test_the_card_of_a_complaint_just_filed_leads_to_what_one_may_do(
    visits: Visits, served: Served, language: str
) -> None:
    chat = await ChatPage.open(visits, served.address, language)
    await chat.tell(until="confirm")
    await chat.answer(CLAIRE["confirm"])
    door = chat.page.locator('rc-own-complaint [data-act="code"]')
    await expect(door).to_be_visible()
    assert await violations(chat.page) == []

    await door.click()
    await chat.asked("code")
    found = CODE.search(await mailed_code(chat, served))
    assert found is not None
    await chat.say(found.group())

    cards = chat.page.locator("rc-own-complaint")
    await expect(cards.last.locator('[data-act="provide_information"]')).to_be_visible()
    await expect(cards.first.locator('[data-act="look"]')).to_be_visible()


@pytest.mark.parametrize("language", ["fr", "en"])
async def test_the_response_is_accepted_from_the_chat_and_the_page_is_sound(
    visits: Visits, served: Served, case: Reference, language: str
) -> None:
    olga, ines = await officers(served, case)
    await responded(olga, ines, redress={"kind": "money", "amount": {"minor": 25000, "currency": "EUR"}})
    chat = await ChatPage.open(visits, served.address, language)
    await follows(chat, served, case)
    own = chat.page.locator("rc-own-complaint")
    await expect(own).to_contain_text("250")
    assert await violations(chat.page) == []

    await own.locator('[data-act="accept"]').click()
    assert await violations(chat.page) == []
    await chat.page.locator("rc-act-form .primary").click()

    await expect(own).to_have_count(2)
    await expect(own.locator("[data-act='accept']")).to_have_count(0)
    await expect(chat.page.locator("rc-line.mine").last).to_contain_text(
        "accepte" if language == "fr" else "accept"
    )
    assert (await olga.sees())["state"] == "remedy"


async def test_an_act_on_what_has_changed_is_refused_in_words_and_the_text_comes_back(
    visits: Visits, served: Served, case: Reference
) -> None:
    olga, _ = await officers(served, case)
    chat = await ChatPage.open(visits, served.address)
    await follows(chat, served, case)
    await chat.page.locator('[data-act="withdraw"]').click()
    await chat.page.locator("rc-act-form textarea").fill("Tout est réglé.")
    await olga.does("assign", officer="olga")

    await chat.page.locator("rc-act-form .primary").click()

    await expect(chat.page.locator(".refused")).to_contain_text("a changé")
    await chat.page.get_by_role("button", name="Reprendre le texte").click()
    await expect(chat.box).to_have_value("Tout est réglé.")
    assert (await olga.sees())["state"] == "assessment"


async def test_letters_and_the_conversation_are_taken_along(
    visits: Visits, served: Served, case: Reference
) -> None:
    chat = await ChatPage.open(visits, served.address)
    await chat.say("Claire Martin")
    await chat.asked("email")
    await chat.say("claire@example.fr")
    await chat.asked("account")
    await follows(chat, served, case)

    letter = await downloaded(chat.page, [".letters summary", ".letters li .button"])
    assert re.fullmatch(r"acknowledgement-C-\d{4}-\d{6}-\d+\.pdf", letter.suggested_filename)

    await chat.page.get_by_role("button", name="Menu").click()
    await chat.page.get_by_role("button", name="Garder la conversation").click()
    saved = await downloaded(chat.page, ['[data-along="pdf"]'])
    assert saved.suggested_filename.endswith(".pdf")
    assert (await saved.path()).read_bytes().startswith(b"%PDF")
    await chat.page.locator('[data-along="mail"]').click()
    await expect(chat.page.locator("dialog [role=status]")).to_contain_text("claire@example.fr")
    assert await violations(chat.page) == []
