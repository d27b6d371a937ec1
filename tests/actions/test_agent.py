"""What staff can do with a conversation."""

import asyncio

import pytest

from bot.actions import agent, customer, handing
from bot.actions.desk import Desk
from bot.errors import BadRequest, Forbidden, Full, NotFound, NotYours, Taken
from bot.model.entry import By, Kind
from bot.model.mode import Mode
from bot.model.people import Role, Staff
from tests.chats import Chat
from tests.desks import Heard, hired


@pytest.fixture
async def waiting(desk: Desk, lea: Staff) -> Chat:
    """A customer in the queue, with Léa at the console."""
    desk.tools.presence.came(lea, "tab")
    chat = await Chat.begun(desk)
    await chat.until("next")
    await chat.answer("* human")
    assert (await chat.head()).mode is Mode.WAITING
    return chat


async def test_the_bot_is_silent_once_a_person_has_taken_over(
    desk: Desk, lea: Staff, waiting: Chat, heard: Heard
) -> None:
    await agent.take(desk, lea, waiting.id, "t1")
    heard.clear()

    await waiting.answer("vous êtes là ?")
    await waiting.answer("réclamation")

    assert [(entry.by, entry.kind) for entry in heard.entries] == [(By.CUSTOMER, Kind.SAID)] * 2


async def test_one_of_two_hundred_takes_wins_and_the_others_hear_who(
    desk: Desk, other_desk: Desk, waiting: Chat
) -> None:
    staff = [await hired(desk, f"agent{n}") for n in range(200)]

    outcomes = await asyncio.gather(
        *(agent.take((desk, other_desk)[n % 2], one, waiting.id, "t1") for n, one in enumerate(staff)),
        return_exceptions=True,
    )

    head = await desk.store.turns.head(waiting.id)
    assert head is not None
    assert head.agent is not None
    assert [type(outcome) for outcome in outcomes].count(int) == 1
    told = [outcome.details for outcome in outcomes if isinstance(outcome, Taken)]
    assert told == [{"by": {"id": head.agent.id, "name": head.agent.name}}] * 199
    held = [one.id for one in staff if await desk.store.people.holds(one.id)]
    assert held == [head.agent.id]


async def test_nobody_leads_more_than_the_capacity(desk: Desk) -> None:
    one = await hired(desk, "solo", capacity=1)
    first, second = await Chat.begun(desk), await Chat.begun(desk)
    await agent.take(desk, one, first.id, "t1")

    with pytest.raises(Full):
        await agent.take(desk, one, second.id, "t1")

    await handing.close(desk, one, first.id, "c1")
    await agent.take(desk, one, second.id, "t2")
    assert (await second.head()).mode is Mode.AGENT


async def test_taking_what_one_leads_already_changes_nothing(desk: Desk, lea: Staff, waiting: Chat) -> None:
    first = await agent.take(desk, lea, waiting.id, "t1")

    assert await agent.take(desk, lea, waiting.id, "t2") == first
    assert [entry.kind for entry in await waiting.entries()].count(Kind.JOINED) == 1


async def test_a_note_has_no_place_in_what_the_customer_sees(desk: Desk, lea: Staff, waiting: Chat) -> None:
    await agent.take(desk, lea, waiting.id, "t1")

    turn = await agent.note(desk, lea, waiting.id, "Client fâché, rester calme", "n1")
    await agent.reply(desk, lea, waiting.id, "Bonjour", "r1")

    assert turn.entries[0].seq is None
    seen = await waiting.entries()
    assert [entry.seq for entry in seen] == list(range(1, len(seen) + 1))
    assert "Client fâché, rester calme" not in [entry.text for entry in seen]
    whole = await waiting.entries(staff=True)
    assert [entry.no for entry in whole] == list(range(1, len(whole) + 1))
    assert "Client fâché, rester calme" in [entry.text for entry in whole]


async def test_only_who_leads_replies(desk: Desk, lea: Staff, max_: Staff, waiting: Chat) -> None:
    lead = await hired(desk, "lead", Role.LEAD)
    await agent.take(desk, lea, waiting.id, "t1")

    with pytest.raises(NotFound):
        await agent.reply(desk, max_, waiting.id, "Bonjour", "r1")
    with pytest.raises(NotYours):
        await agent.reply(desk, lead, waiting.id, "Bonjour", "r1")


async def test_an_auditor_only_reads(desk: Desk, waiting: Chat) -> None:
    auditor = await hired(desk, "aude", Role.AUDITOR)

    with pytest.raises(Forbidden):
        await agent.take(desk, auditor, waiting.id, "t1")


async def test_resolved_leads_to_are_you_satisfied_and_no_to_the_complaint(
    desk: Desk, lea: Staff, waiting: Chat
) -> None:
    await agent.take(desk, lea, waiting.id, "t1")
    await handing.resolve(desk, lea, waiting.id, "answered", "r1", "Votre retrait part demain.")
    head = await waiting.head()
    assert (head.mode, head.ask and head.ask.field) == (Mode.BOT, "satisfied")
    assert head.inquiry is not None
    assert head.inquiry.state == "answered"

    await waiting.answer("* no")

    head = await waiting.head()
    assert head.ask is not None
    assert "complaint" in {choice.value for choice in head.ask.choices}


async def test_an_interim_reply_keeps_the_agent_and_only_stops_the_clock(
    desk: Desk, lea: Staff, waiting: Chat
) -> None:
    await agent.take(desk, lea, waiting.id, "t1")

    await handing.resolve(desk, lea, waiting.id, "interim", "r1", "Nous cherchons.", "2026-11-27")

    head = await waiting.head()
    assert head.mode is Mode.AGENT
    assert head.inquiry is not None
    assert head.inquiry.state == "interim"


@pytest.mark.parametrize("promised", [None, "2026-11-20", "2026-13-45"])
async def test_an_interim_reply_needs_a_date_to_come(
    desk: Desk, lea: Staff, waiting: Chat, promised: str | None
) -> None:
    await agent.take(desk, lea, waiting.id, "t1")

    with pytest.raises(BadRequest) as refused:
        await handing.resolve(desk, lea, waiting.id, "interim", "r1", "Nous cherchons.", promised)

    assert "promised_on" in (refused.value.details or {})


async def test_released_to_the_bot_with_a_corrected_field(desk: Desk, lea: Staff, waiting: Chat) -> None:
    await agent.take(desk, lea, waiting.id, "t1")

    fields = {"email": "c.martin@example.fr"}
    await handing.release(desk, lea, waiting.id, "bot", "adresse corrigée", "x1", "complaint", fields)

    head = await waiting.head()
    assert head.mode is Mode.BOT
    assert head.fields["email"] == "c.martin@example.fr"
    assert not await desk.store.people.holds(lea.id)


async def test_released_to_the_queue_it_waits_again(desk: Desk, lea: Staff, waiting: Chat) -> None:
    await agent.take(desk, lea, waiting.id, "t1")

    await handing.release(desk, lea, waiting.id, "queue", "fin de service", "x1")

    head = await waiting.head()
    assert (head.mode, head.agent) == (Mode.WAITING, None)
    assert head.waiting_since == desk.now()


async def test_transferred_to_a_colleague_who_has_room(
    desk: Desk, lea: Staff, max_: Staff, waiting: Chat
) -> None:
    await agent.take(desk, lea, waiting.id, "t1")

    await handing.transfer(desk, lea, waiting.id, max_.id, "parle anglais", "x1")

    head = await waiting.head()
    assert head.agent is not None
    assert head.agent.id == max_.id
    assert head.served == (lea.id, max_.id)
    assert await desk.store.people.holds(max_.id) == {waiting.id}
    assert not await desk.store.people.holds(lea.id)


async def test_the_complaint_taken_down_with_the_customer_comes_back_to_the_agent(
    desk: Desk, lea: Staff, waiting: Chat
) -> None:
    await agent.take(desk, lea, waiting.id, "t1")
    await handing.complain(desk, lea, waiting.id, "c1")

    await waiting.until("confirm")
    await waiting.answer("* file")

    head = await waiting.head()
    assert head.mode is Mode.AGENT
    assert head.agent is not None
    assert head.agent.id == lea.id
    assert head.complaint == "C-2026-000001"


async def test_a_dropped_complaint_comes_back_to_the_agent_too(desk: Desk, lea: Staff, waiting: Chat) -> None:
    await agent.take(desk, lea, waiting.id, "t1")
    await handing.complain(desk, lea, waiting.id, "c1")

    await waiting.answer("* cancel")

    head = await waiting.head()
    assert (head.mode, head.ask, head.complaint) == (Mode.AGENT, None, None)


async def test_the_bot_and_a_person_at_the_same_moment_never_both_lead(
    desk: Desk, other_desk: Desk, lea: Staff
) -> None:
    chat = await Chat.begun(desk)

    await asyncio.gather(
        agent.take(other_desk, lea, chat.id, "t1"),
        *(customer.say(desk, chat.who, f"ligne {n}", f"m{n}") for n in range(8)),
    )

    entries = await chat.entries()
    joined = next(entry.no for entry in entries if entry.kind is Kind.JOINED)
    assert [entry for entry in entries if entry.by is By.BOT and entry.no > joined] == []


async def test_who_leaves_the_queue_in_writing_keeps_the_inquiry(desk: Desk, waiting: Chat) -> None:
    await waiting.answer("* leave")

    head = await waiting.head()
    assert head.mode is Mode.BOT
    assert Kind.KEPT in [entry.kind for entry in await waiting.entries()]
