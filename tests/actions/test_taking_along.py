"""The conversation as its customer takes it along: nothing that staff wrote for staff, whatever was typed."""

from email import message_from_bytes
from pathlib import Path

import pytest

from bot.actions import agent, keeping, lead, post, taking_along
from bot.actions.desk import Desk
from bot.actions.transcript_lines import page
from bot.errors import BadRequest
from bot.model.people import Staff
from bot.model.permission import shown
from tests.chats import Chat

SECRET = "à surveiller, client pénible"
HARD = "😀 مرحبا שלום 你好 <b>gras</b> **gras** #set page(fill: red) \u200b\u202e fin"
"""Emoji, other scripts, markup of three kinds, invisible characters."""


async def helped(desk: Desk, lea: Staff) -> Chat:
    """A conversation with a note, a tag, a correction and a transfer's reason, all for staff alone."""
    chat = await Chat.begun(desk)
    await chat.until("topic")
    await agent.take(desk, lea, chat.id, "s1")
    await agent.reply(desk, lea, chat.id, "Bonjour, je regarde.", "s2")
    await agent.note(desk, lea, chat.id, SECRET, "s3")
    await keeping.tag(desk, lea, chat.id, ["fragile"], "s4")
    return chat


async def printed_rows(desk: Desk, chat: Chat) -> str:
    head, entries = await lead.customers_own(desk, chat.who)
    rows = [
        shown(chat.who, "entry", {**one.to_document(), "at": "2026-11-24T10:00:00.000Z"}) for one in entries
    ]
    return str(page(rows, head.language, "Indian/Mahe"))


async def test_notes_tags_and_ids_of_staff_are_never_in_it(desk: Desk, lea: Staff) -> None:
    chat = await helped(desk, lea)
    whole = str(await chat.entries(staff=True))
    assert SECRET in whole
    assert "fragile" in whole

    seen = await printed_rows(desk, chat)

    assert "Bonjour, je regarde." in seen
    for hidden in (SECRET, "fragile", "'note': True", f"'{lea.id}'"):
        assert hidden not in seen


async def test_it_is_mailed_as_pdf_to_the_address_that_was_given_and_once(
    desk: Desk, lea: Staff, data_dir: Path
) -> None:
    chat = await helped(desk, lea)

    assert await taking_along.mail(desk, chat.who, "t1") == "claire@example.fr"
    await taking_along.mail(desk, chat.who, "t1")
    await post.deliver_all(desk)

    [letter] = (data_dir / "mail").glob("*transcript*.eml")
    message = message_from_bytes(letter.read_bytes())
    assert "claire@example.fr" in str(message["To"])
    [pdf] = [part for part in message.walk() if part.get_content_type() == "application/pdf"]
    data = pdf.get_payload(decode=True)
    assert isinstance(data, bytes)
    assert data.startswith(b"%PDF")


async def test_without_an_address_nothing_leaves_and_the_reason_is_named(desk: Desk) -> None:
    chat = await Chat.begun(desk)

    with pytest.raises(BadRequest) as refused:
        await taking_along.mail(desk, chat.who, "t1")

    assert list(refused.value.details or ()) == ["email"]


async def test_whatever_was_typed_can_be_printed(desk: Desk) -> None:
    chat = await Chat.begun(desk)
    await chat.until("question")
    await chat.answer(HARD)

    found = await taking_along.attachment(desk, chat.id)

    assert found is not None
    assert found[1].startswith(b"%PDF")
