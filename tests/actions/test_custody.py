"""R52: through whose hands a file went; and none with a virus in it is kept."""

from dataclasses import replace

import pytest

from bot.actions import agent, custody, customer, evidence, handing
from bot.actions.desk import Desk
from bot.errors import BadRequest, Forbidden, NotFound
from bot.model.ids import ConversationId, FileId
from bot.model.people import Role, Staff
from tests.actions.officers import Officer, beat
from tests.chats import Chat
from tests.desks import hired
from tests.hand_clock import HandClock


async def test_r52_every_file_says_who_sent_saw_and_fetched_it_and_when(
    desk: Desk, clock: HandClock, olga: Officer, ines: Officer
) -> None:
    kept = await evidence.keep_evidence(desk, olga.staff, olga.reference, "lettre.txt", b"Bonjour")
    await olga.does("provide_information", text="Voici.", files=[kept.file])
    clock.advance(days=1)
    await evidence.open_staffs(desk, ines.staff, FileId(kept.file))

    files = await custody.of_complaint(desk, olga.staff, olga.reference)

    assert [(file["name"], file["sha256"]) for file in files] == [("lettre.txt", kept.sha256)]
    assert [(row["staff"], row["act"]) for row in files[0]["custody"]] == [
        ("olga", "received"),
        ("ines", "downloaded"),
    ]
    assert files[0]["custody"][1]["at"] == clock.now()


async def test_r52_who_is_excluded_sees_neither_the_file_nor_its_hands(desk: Desk, olga: Officer) -> None:
    otto = await hired(desk, "otto", Role.OFFICER)
    await olga.does("exclude", staff="otto", reason="interest")

    with pytest.raises(NotFound):
        await custody.of_complaint(desk, otto, olga.reference)


async def test_r34_whoever_led_the_conversation_opens_what_was_said_in_it_and_no_later_evidence(
    desk: Desk, lea: Staff
) -> None:
    desk.tools.presence.came(lea, "tab")
    chat = await Chat.begun(desk)
    await chat.until("next")
    await chat.answer("* human")
    await agent.take(desk, lea, chat.id, "t1")
    said = await evidence.keep_customers(desk, chat.who, "photo.txt", b"Vu dans la discussion")
    await customer.attach(desk, chat.who, [said.file], "f1", None)
    await handing.complain(desk, lea, chat.id, "o1")
    await chat.until("confirm")
    await chat.answer("* file")
    await beat(desk)
    reference = (await chat.head()).complaint
    assert reference is not None
    olga = Officer(desk, await hired(desk, "olga", Role.OFFICER), reference)
    later = await evidence.keep_evidence(desk, olga.staff, reference, "note.txt", b"Sur le travail de Lea")
    officer_too = replace(lea, roles=frozenset({Role.AGENT, Role.OFFICER}))

    for attached in (False, True):
        if attached:
            await olga.does("provide_information", text="Note.", files=[later.file])
        for who in (lea, officer_too):
            assert (await evidence.open_staffs(desk, who, said.file))[1] == b"Vu dans la discussion"
            with pytest.raises((Forbidden, NotFound)):
                await evidence.open_staffs(desk, who, later.file)
    assert (await evidence.open_staffs(desk, olga.staff, later.file))[1] == b"Sur le travail de Lea"


async def test_r52_a_file_with_a_virus_is_refused_and_not_kept(desk: Desk, olga: Officer) -> None:
    async def infected(data: bytes) -> str | None:
        return "Eicar-Test" if b"EICAR" in data else None

    desk.guards = replace(desk.guards, scan=infected)
    with pytest.raises(BadRequest):
        await evidence.keep_evidence(desk, olga.staff, olga.reference, "a.txt", b"EICAR")
    clean = await evidence.keep_evidence(desk, olga.staff, olga.reference, "b.txt", b"Bonjour")

    owner = ConversationId((await olga.sees())["conversation"])
    assert (await desk.store.files.count(owner), clean.scan) == (1, "clean")
