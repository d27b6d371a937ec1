"""R16, R17, R31: a filing in the chat ends in the register and in a letter, alone or among many."""

import asyncio
import email
import email.policy
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.actions import filing, post, settling
from bot.actions.desk import Desk
from bot.actions.register import verify
from bot.actions.register_writer import RegisterWriter
from bot.errors import Changed
from bot.model.ids import DraftId, Reference
from bot.model.people import System
from bot.reach.mail import Server
from bot.store.mongo import MongoStore
from tests.chats import Chat
from tests.mail_server import mail_server
from tests.register.register_making import MONDAY, acknowledging
from tests.register.register_making import filing as filing_act


async def filed(desk: Desk, language: str = "fr") -> Chat:
    chat = await Chat.begun(desk, language)
    await chat.complaint_until("confirm")
    await chat.answer("* file")
    return chat


@pytest.mark.parametrize(("language", "words"), [("fr", "est enregistrée"), ("en", "is registered")])
async def test_r31_the_acknowledgement_goes_by_mail_in_the_customers_language(
    desk: Desk, language: str, words: str
) -> None:
    async with mail_server() as server:
        desk.tools.mailbox = Server(f"smtp://127.0.0.1:{server.port}", "complaints@firm.example", desk.now)
        await filed(desk, language)
        await post.deliver_all(desk)
        await post.deliver_all(desk)

    [letter] = server.letters
    bodies = {
        part.get_content_type(): part.get_content() for part in letter.walk() if not part.is_multipart()
    }
    assert letter["To"] == "claire@example.fr"
    assert words in str(letter["Subject"])
    for form in ("text/plain", "text/html"):
        assert "C-2026-000001" in bodies[form]
        assert re.search(r"recourse:1:[0-9a-f]{64}:", bodies[form])


async def test_r31_in_demo_mode_the_acknowledgement_is_a_file(desk: Desk, data_dir: Path) -> None:
    await filed(desk)
    await post.deliver_all(desk)

    [file] = (data_dir / "mail").glob("*-acknowledgement-*.eml")
    letter = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
    assert "C-2026-000001" in str(letter["Subject"])


async def test_r16_two_hundred_filings_at_once_get_two_hundred_numbers_in_a_row(
    desk: Desk, other_desk: Desk
) -> None:
    """Two desks are two processes: each chains in memory, the insert decides."""

    async def file(number: int) -> Any:
        act = filing_act(draft=f"d{number}")
        assert act.payload is not None
        await desk.store.register.put_payload(f"d{number}", act.payload)
        return await (desk, other_desk)[number % 2].writer.append(act)

    events = await asyncio.gather(*(file(number) for number in range(200)))

    assert sorted(event["complaint"] for event in events) == [f"C-2026-{n:06d}" for n in range(1, 201)]
    assert sorted(event["_id"] for event in events) == list(range(1, 201))
    assert (await verify(desk, System("test")))["whole"]


async def test_r17_one_draft_filed_by_two_processes_at_once_is_one_complaint(
    desk: Desk, other_desk: Desk
) -> None:
    both = await asyncio.gather(*(one.writer.append(filing_act(draft="d1")) for one in (desk, other_desk)))

    assert both[0] == both[1]
    assert len([event async for event in desk.store.register.events()]) == 1


async def test_of_two_acts_on_one_version_the_second_is_told_that_it_changed(
    desk: Desk, other_desk: Desk
) -> None:
    await desk.writer.append(filing_act(draft="d1"))
    view = {
        "reference": "C-2026-000001",
        "version": 1,
        "round": 1,
        "clocks": [],
        "state": "registered",
        "acknowledgement": "due",
    }

    def act(name: str) -> Any:
        return replace(acknowledging(view, MONDAY), key=name)

    outcomes = await asyncio.gather(
        desk.writer.append(act("one")), other_desk.writer.append(act("other")), return_exceptions=True
    )

    assert [type(outcome) for outcome in outcomes if isinstance(outcome, Exception)] == [Changed]


async def test_a_caller_that_is_cancelled_takes_no_other_act_along(store: MongoStore) -> None:
    writer = RegisterWriter(store.register)
    first = asyncio.create_task(writer.append(filing_act(draft="d1")))
    second = asyncio.create_task(writer.append(filing_act(draft="d2")))
    await asyncio.sleep(0)
    first.cancel()

    assert (await second)["filed_from"] == "d2"
    assert await store.register.filed_from(DraftId("d1")) is not None


async def test_what_a_dead_process_left_undone_is_settled_up_to_the_last_event(desk: Desk) -> None:
    act = filing_act(draft="d1")
    assert act.payload is not None
    await desk.store.register.put_payload("d1", act.payload)
    event = await desk.writer.append(act)
    assert await desk.store.register.complaint(Reference(event["complaint"])) is None

    await settling.settle_all(desk)
    await filing.finish_all(desk)

    complaint = await desk.store.register.complaint(Reference(event["complaint"]))
    assert complaint is not None
    assert complaint["state"] == "registered"
    assert await desk.store.register.settled() == event["_id"]
