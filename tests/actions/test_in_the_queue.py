"""Lines written in the queue: kept for the person, and answered once, with a way out of the wait."""

import pytest

from bot.actions import agent, handing
from bot.actions.desk import Desk
from bot.model.entry import By, Kind
from bot.model.mode import Mode
from bot.model.people import Staff
from tests.chats import Chat
from tests.desks import Heard
from tests.hand_clock import HandClock


@pytest.fixture
async def queued(desk: Desk, lea: Staff, heard: Heard) -> Chat:
    desk.tools.presence.came(lea, "tab")
    chat = await Chat.begun(desk)
    await chat.until("next")
    await chat.answer("* human")
    heard.clear()
    return chat


def said_by_bot(heard: Heard) -> list[str]:
    return [entry.text or "" for entry in heard.entries if entry.by is By.BOT]


async def test_the_first_line_is_answered_and_the_next_ones_are_only_kept(queued: Chat, heard: Heard) -> None:
    await queued.play("Il y a quelqu'un ?", "C'est pour mon retrait.")

    assert [entry.by for entry in heard.entries] == [By.CUSTOMER, By.BOT, By.CUSTOMER]
    assert "par écrit" in said_by_bot(heard)[0]
    assert (await queued.head()).mode is Mode.WAITING


async def test_another_wait_is_answered_anew_but_no_line_to_a_person(
    desk: Desk, lea: Staff, queued: Chat, heard: Heard, clock: HandClock
) -> None:
    await queued.answer("Bonjour")
    await agent.take(desk, lea, queued.id, "t1")
    await queued.answer("Vous êtes là ?")
    assert len(said_by_bot(heard)) == 1

    clock.advance(minutes=1)
    await handing.release(desk, lea, queued.id, "queue", "pause", "r1")
    await queued.answer("Bonjour encore")

    assert len(said_by_bot(heard)) == 2


@pytest.mark.parametrize("typed", ["par écrit", "Laisser ma demande par écrit, svp"])
async def test_whoever_writes_so_leaves_the_queue_and_the_request_is_kept(
    queued: Chat, heard: Heard, typed: str
) -> None:
    head = await queued.play(typed)

    assert head.mode is Mode.BOT
    assert Kind.KEPT in [entry.kind for entry in heard.entries]


async def test_a_line_that_only_mentions_writing_stays_a_line(queued: Chat) -> None:
    head = await queued.play("Je préfère écrire ici que mon retrait par écrit manque depuis lundi")

    assert head.mode is Mode.WAITING
