"""A conversation keeps the flow it began with; changed files come into force without a restart."""

import shutil
from pathlib import Path

import pytest

from bot.actions import answering, customer, reloading
from bot.actions.desk import Desk
from bot.actions.reloading import reload
from bot.dialogue.flow import Flow
from bot.firm.fingerprint import fingerprint
from bot.model.mode import Mode
from bot.register.firm_blanks import of_firm
from tests.actions.conftest import FLOWS
from tests.chats import Chat
from tests.desks import Heard
from tests.hand_clock import HandClock


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FLOWS, tmp_path / "flows"))


def change(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


async def test_a_running_conversation_keeps_its_words_and_a_new_one_has_the_new(
    desk: Desk, folder: Path, flow: Flow
) -> None:
    await desk.versions.put_in_force(flow, desk.now())
    running = await Chat.begun(desk)
    change(folder, "welcome.yaml", "À quelle adresse e-mail pouvons-nous vous répondre", "Votre e-mail")

    assert await reload(desk, folder)

    await running.play("Ana")
    beginner = await Chat.begun(desk)
    await beginner.play("Ana")
    assert "À quelle adresse" in str((await running.entries())[-1].text)
    assert "Votre e-mail" in str((await beginner.entries())[-1].text)
    assert (await running.head()).position.flow == flow.version
    assert (await beginner.head()).position.flow == desk.tools.flow.version != flow.version
    assert [version for version, _ in await desk.store.flows.all()] == [flow.version, desk.tools.flow.version]


async def test_a_version_is_found_again_after_a_restart(
    desk: Desk, other_desk: Desk, folder: Path, flow: Flow
) -> None:
    await desk.versions.put_in_force(flow, desk.now())
    change(folder, "welcome.yaml", "quel est votre nom", "comment vous appelez-vous")
    await reload(desk, folder)

    again = await other_desk.versions.of(flow.version)

    assert again.version == flow.version
    assert again.states.keys() == flow.states.keys()


async def test_a_problem_keeps_the_old_flow_and_says_so(desk: Desk, heard: Heard, folder: Path) -> None:
    before = desk.tools.flow
    change(folder, "inquiry.yaml", "{ chose: human, to: person }", "{ chose: human, to: persom }")

    assert not await reload(desk, folder)

    assert desk.tools.flow is before
    assert heard.alerts == ["flow_refused"]


@pytest.mark.parametrize("error", [RecursionError("too deep"), TypeError("unforeseen"), MemoryError()])
async def test_whatever_fails_while_reading_keeps_the_old_flow_and_says_so(
    desk: Desk,
    heard: Heard,
    folder: Path,
    error: Exception,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    before = desk.tools.flow

    def broken(*_: object, deep: int = 300) -> None:
        if deep:
            broken(deep=deep - 1)
        raise error

    monkeypatch.setattr(reloading, "load_flow", broken)

    assert not await reload(desk, folder)

    assert desk.tools.flow is before
    assert heard.alerts == ["flow_refused"]
    assert "the old flow stays" in caplog.text
    assert len(caplog.text.splitlines()) < 40


async def test_a_state_that_is_gone_hands_over_with_what_was_told(desk: Desk, folder: Path) -> None:
    chat = await Chat.begun(desk)
    await chat.play("Ana")
    welcome = (folder / "welcome.yaml").read_text(encoding="utf-8")
    welcome = welcome.replace("  email:\n    ask:", "  address:\n    ask:").replace(
        "{ to: email }", "{ to: address }"
    )
    (folder / "welcome.yaml").write_text(welcome, encoding="utf-8")
    assert await reload(desk, folder)
    # The version it began with was never stored: as after a restore without that collection.
    desk.versions._ready.clear()

    await chat.play("ana@exemple.fr")

    said = [entry.text or "" for entry in await chat.entries()]
    assert any("perdu le fil" in text for text in said)
    assert (await chat.head()).fields["name"] == "Ana"


async def test_a_changed_file_is_noticed(folder: Path) -> None:
    before = fingerprint(folder)

    change(folder, "words/phrases.yaml", "nudge_after: 10", "nudge_after: 12")

    assert fingerprint(folder) != before


async def test_an_error_inside_the_bot_becomes_a_person_and_an_alert(
    desk: Desk, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    chat = await Chat.begun(desk)

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(answering, "take_turn", broken)
    await customer.say(desk, chat.who, "Ana", "m1")

    head = await chat.head()
    assert head.mode is Mode.WAITING
    assert heard.alerts == ["bot_failed"]
    assert any("cassé de notre côté" in (entry.text or "") for entry in await chat.entries())


async def test_a_changed_article_is_noticed_and_answers_without_a_restart(desk: Desk, folder: Path) -> None:
    before = fingerprint(folder)
    change(folder, "answers/fees.md", 'fr: "Les frais"', 'fr: "Nos frais"')

    assert fingerprint(folder) != before
    assert await reload(desk, folder)

    (row,) = desk.tools.library.decide("quels sont vos frais ?", "fr").articles
    assert row["title"] == "Nos frais"


async def test_an_overdue_article_is_told_and_still_served(
    desk: Desk, folder: Path, clock: HandClock, caplog: pytest.LogCaptureFixture
) -> None:
    change(folder, "answers/fees.md", "valid_until: 2027-11-30", "valid_until: 2026-11-23")
    clock.advance(days=1)

    assert await reload(desk, folder)

    assert "article fees was valid until 2026-11-23" in caplog.text
    assert desk.tools.library.decide("quels sont vos frais ?", "fr").articles


async def test_changed_letters_and_calendars_come_into_force_checked_or_not_at_all(
    desk: Desk, heard: Heard, folder: Path
) -> None:
    change(folder, "letters/transcript.fr.md", "Bonjour", "Bien le bonjour")
    change(folder, "calendars/SC.yaml", "Immaculate Conception", "A day of rest")
    before = (desk.tools.letters, desk.tools.calendars)
    change(folder, "letters/closure.fr.md", "{{ reference", "{{ reference {{")
    assert not await reload(desk, folder)
    assert (desk.tools.letters, desk.tools.calendars) == before
    assert heard.alerts == ["flow_refused"]

    change(folder, "letters/closure.fr.md", "{{ reference {{", "{{ reference")
    assert await reload(desk, folder)

    said = desk.tools.letters.render("transcript", "fr", of_firm(desk.policy)).text
    assert "Bien le bonjour" in said
    assert "A day of rest" in str(desk.tools.calendars["SC"].days)
    assert desk.tools.calendars["SC"] != before[1]["SC"]
