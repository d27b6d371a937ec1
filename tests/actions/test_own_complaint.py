"""What a customer sees of their complaint in the chat, and does about it, once a code has opened it."""

import re
from dataclasses import replace
from typing import Any

import pytest

from bot.actions import custody, evidence, handling, own_complaint
from bot.actions.desk import Desk
from bot.actions.own_complaint import Act
from bot.actions.register import verify
from bot.errors import BadRequest, Changed, ClientIdReused, NotAllowed, NotFound
from bot.model.entry import Kind
from bot.model.ids import ConversationId, FileId, Reference
from bot.model.people import System
from tests.actions.officers import Officer, beat, filed, responded, under_investigation
from tests.chats import Chat
from tests.hand_clock import HandClock

CODE = re.compile(r"\d{8}")


async def follows(desk: Desk, reference: Reference) -> Chat:
    """A new conversation whose customer has typed the code that was mailed."""
    chat = await Chat.begun(desk)
    await chat.play("* status", reference)
    await chat.answer(await mailed_code(desk, chat))
    return chat


async def mailed_code(desk: Desk, chat: Chat) -> str:
    letter = await desk.store.outbox.get(f"code:{chat.id}:{(await chat.head()).n}")
    assert letter is not None
    found = CODE.search(letter["text"])
    assert found is not None
    return found.group()


async def act(
    desk: Desk, chat: Chat, event: str, client_id: str = "a1", version: int = 0, **said: Any
) -> int:
    """`version`: as it was read; 0 for the newest."""
    following = (await chat.head()).following[-1]
    complaint = await desk.store.register.complaint(following.reference)
    assert complaint is not None
    doing = Act(following.reference, event, version or complaint["version"], client_id, **said)
    return await own_complaint.act(desk, chat.who, doing)


async def test_without_a_code_nothing_is_seen_and_nothing_done(desk: Desk, case: Reference) -> None:
    stranger = await Chat.begun(desk)

    with pytest.raises(NotFound):
        await own_complaint.read(desk, stranger.who, case)
    with pytest.raises(NotFound):
        await own_complaint.act(desk, stranger.who, Act(case, "withdraw", 2, "a1"))
    with pytest.raises(NotFound):
        await own_complaint.letter(desk, stranger.who, case, f"acknowledgement:{case}:1")


async def test_a_code_opens_one_complaint_for_an_hour(desk: Desk, clock: HandClock, case: Reference) -> None:
    chat = await follows(desk, case)
    assert (await own_complaint.read(desk, chat.who, case))["reference"] == case

    clock.advance(minutes=61)

    with pytest.raises(NotFound):
        await own_complaint.read(desk, chat.who, case)


async def test_a_second_code_leaves_the_first_complaint_open(
    desk: Desk, clock: HandClock, case: Reference
) -> None:
    other = await filed(desk)
    chat = await follows(desk, case)
    clock.advance(minutes=30)
    await chat.play("* status", other)
    await chat.answer(await mailed_code(desk, chat))

    assert (await own_complaint.read(desk, chat.who, case))["reference"] == case
    assert (await own_complaint.read(desk, chat.who, other))["reference"] == other
    clock.advance(minutes=31)
    with pytest.raises(NotFound):
        await own_complaint.read(desk, chat.who, case)
    assert (await own_complaint.read(desk, chat.who, other))["reference"] == other


async def test_what_was_asked_is_answered_with_text_and_file(
    desk: Desk, olga: Officer, case: Reference
) -> None:
    await under_investigation(olga)
    await olga.does("request_information", questions="Quel jour avez-vous demandé le retrait ?")
    chat = await follows(desk, case)
    seen = await own_complaint.read(desk, chat.who, case)
    assert seen["asked"]["questions"] == "Quel jour avez-vous demandé le retrait ?"
    assert "provide_information" in seen["allowed"]
    sent = await evidence.keep_customers(desk, chat.who, "releve.txt", b"3 novembre")

    await act(desk, chat, "provide_information", text="Le 3 novembre.", files=[sent.file])

    complaint = await olga.sees()
    assert complaint["state"] == "investigation"
    assert complaint["answers"][-1]["text"] == "Le 3 novembre."
    name, digest = (complaint["attachments"][-1][part] for part in ("name", "sha256"))
    assert (name, digest) == ("releve.txt", sent.sha256)
    kept, data = await evidence.open_staffs(desk, olga.staff, complaint["attachments"][-1]["file"])
    assert (kept.name, data) == ("releve.txt", b"3 novembre")


async def test_r52_what_comes_through_another_conversation_keeps_its_receipt_and_its_hands(
    desk: Desk, clock: HandClock, olga: Officer, case: Reference
) -> None:
    async def clean(data: bytes) -> str | None:
        return None

    desk.guards = replace(desk.guards, scan=clean)
    await under_investigation(olga)
    await olga.does("request_information", questions="Quel jour ?")
    chat = await follows(desk, case)
    sent = await evidence.keep_customers(desk, chat.who, "releve.txt", b"3 novembre")
    clock.advance(minutes=5)
    owner = ConversationId((await olga.sees())["conversation"])

    for client_id in ("a1", "a2"):
        with pytest.raises(Changed):
            await act(
                desk, chat, "provide_information", client_id, version=1, text="Le 3.", files=[sent.file]
            )
    await act(desk, chat, "provide_information", "a3", text="Le 3.", files=[sent.file])

    file = (await olga.sees())["attachments"][-1]
    kept = await desk.store.files.get(FileId(file["file"]), owner)
    assert kept is not None
    assert (kept.at, kept.scan, file["scan"]) == (sent.at, "clean", "clean")
    # What was refused left nothing behind that would fill the complaint.
    assert await desk.store.files.count(owner) == 1
    (one,) = await custody.of_complaint(desk, olga.staff, case)
    assert [(row["by"], row["act"], row["at"]) for row in one["custody"]] == [
        ("customer", "received", sent.at)
    ]


async def test_r52_however_many_hands_a_file_went_through_each_stands_in_its_list(
    desk: Desk, olga: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(custody, "AT_ONCE", 2)
    kept = await evidence.keep_evidence(desk, olga.staff, olga.reference, "lettre.txt", b"Bonjour")
    await olga.does("provide_information", text="Voici.", files=[kept.file])
    for _ in range(4):
        await evidence.open_staffs(desk, olga.staff, kept.file)

    (one,) = await custody.of_complaint(desk, olga.staff, olga.reference)

    assert [row["act"] for row in one["custody"]] == ["received", *["downloaded"] * 4]


async def test_the_proposal_is_shown_and_accepted_and_the_conversation_says_so(
    desk: Desk, olga: Officer, ines: Officer, case: Reference
) -> None:
    await responded(olga, ines)
    chat = await follows(desk, case)
    seen = await own_complaint.read(desk, chat.who, case)
    assert seen["proposal"]["text"].startswith("Votre retrait est parti")
    assert {"accept", "refuse_response", "withdraw"} <= set(seen["allowed"])

    await act(desk, chat, "accept")

    last = (await chat.entries())[-1]
    assert (last.kind, last.more["complaint"]["state"]) == (Kind.STATUS, "closed")
    assert (await olga.sees())["closed"]["as"] == "resolved"
    assert (await own_complaint.read(desk, chat.who, case))["allowed"] == []
    assert (await verify(desk, System("test")))["whole"]


async def test_an_act_sent_twice_is_one_and_another_under_its_name_is_refused(
    desk: Desk, olga: Officer, case: Reference
) -> None:
    chat = await follows(desk, case)
    version = (await olga.sees())["version"]
    first = await act(desk, chat, "withdraw", version=version, text="C’est réglé.")

    again = await act(desk, chat, "withdraw", version=version, text="C’est réglé.")

    assert again == first
    with pytest.raises(ClientIdReused):
        await act(desk, chat, "accept")
    with pytest.raises(NotAllowed):
        await act(desk, chat, "withdraw", client_id="a2")


async def test_nothing_is_done_to_a_complaint_that_changed_since_it_was_read(
    desk: Desk, olga: Officer, case: Reference
) -> None:
    chat = await follows(desk, case)
    read = await own_complaint.read(desk, chat.who, case)
    await olga.does("assign", officer="olga")

    with pytest.raises(Changed):
        await act(desk, chat, "withdraw", version=read["version"])
    assert (await olga.sees())["state"] == "assessment"


async def test_another_persons_file_is_no_evidence(desk: Desk, case: Reference) -> None:
    other = await Chat.begun(desk)
    theirs = await evidence.keep_customers(desk, other.who, "autre.txt", b"x")
    chat = await follows(desk, case)

    with pytest.raises(BadRequest):
        await act(desk, chat, "provide_information", text="Voici.", files=[theirs.file])


async def test_letters_are_read_as_pdf_and_those_of_another_complaint_are_not(
    desk: Desk, olga: Officer, case: Reference
) -> None:
    await beat(desk)
    chat = await follows(desk, case)
    [row] = (await own_complaint.read(desk, chat.who, case))["letters"]

    pdf = await own_complaint.letter(desk, chat.who, case, row["letter"])

    assert pdf == await handling.letter_as_pdf(desk, olga.staff, case, row["letter"])
    with pytest.raises(NotFound):
        await own_complaint.letter(desk, chat.who, Reference("C-2026-000999"), row["letter"])
    with pytest.raises(NotFound):
        await own_complaint.letter(desk, chat.who, case, f"code:{chat.id}:3")
