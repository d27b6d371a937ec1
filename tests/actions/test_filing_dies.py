"""F-58: a process that dies at any step of filing leaves a whole complaint, once somebody goes on."""

from typing import Any

import pytest

from bot.actions import customer, evidence, filing, post, settling
from bot.actions.desk import Desk
from bot.actions.register import verify
from bot.model.entry import Kind
from bot.model.people import System
from tests.actions.dying import Kill, Killed
from tests.chats import Chat
from tests.hand_clock import HandClock

STEPS = {
    "turn filing": ("store.turns", "append", 1),
    "payload": ("store.register", "put_payload", 1),
    "event": ("store.register", "append", 1),
    "view": ("store.register", "put_complaint", 1),
    "turn filed": ("store.turns", "append", 2),
    "letter": ("store.outbox", "post", 1),
    "letter sent": ("store.outbox", "sent", 1),
    "sending known": ("store.register", "append", 2),
    "sending done": ("store.outbox", "recorded", 1),
}
"""Each step by the call of the store that makes it last: part, method, and which call of it."""


async def _beat(desk: Desk) -> None:
    """What the timer does, one task after the other."""
    for task in (filing.finish_all, settling.settle_all, post.deliver_all, post.record_all):
        await task(desk)


@pytest.mark.parametrize("retry_in", ["the same desk", "another desk"])
@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("step", STEPS)
async def test_f58_r17_killed_at_a_step_and_tried_again_it_is_one_whole_complaint(
    desk: Desk,
    other_desk: Desk,
    clock: HandClock,
    kill: Kill,
    step: str,
    when: str,
    retry_in: str,
) -> None:
    chat = await Chat.begun(desk)
    await chat.complaint_until("evidence")
    kept = await evidence.keep_customers(desk, chat.who, "relevé.txt", "Solde : 250 €".encode())
    await customer.attach(desk, chat.who, [kept.file], "f1", (await _ask(chat)).to)
    await chat.answer("* done")
    await chat.until("confirm")
    asked = (await _ask(chat)).to

    kill(STEPS[step], when)
    try:
        await customer.choose(desk, chat.who, "file", "the-last-one", asked)
        await _beat(desk)
    except Killed:
        pass
    else:
        pytest.fail("the step was never reached")
    survivor = desk if retry_in == "the same desk" else other_desk
    desk.heads.forget(chat.id)
    clock.advance(minutes=2)  # Whoever died held the letter for a minute.
    await customer.choose(survivor, chat.who, "file", "the-last-one", asked)
    for _ in range(2):
        await _beat(survivor)

    await _is_one_whole_complaint(survivor, chat, kept.sha256)


async def _ask(chat: Chat) -> Any:
    return (await chat.head()).ask


async def _is_one_whole_complaint(desk: Desk, chat: Chat, evidence_sha256: str) -> None:
    events = [event async for event in desk.store.register.events()]
    assert [(event["event"], event["complaint"]) for event in events] == [
        ("file", "C-2026-000001"),
        ("acknowledge", "C-2026-000001"),
    ]
    complaint = await desk.store.register.complaint(events[0]["complaint"])
    assert complaint is not None
    assert [row["sha256"] for row in complaint["attachments"]] == [evidence_sha256]
    assert complaint["acknowledgement"] == "sent"
    letters = await desk.store.outbox.of_complaint(events[0]["complaint"])
    assert [(letter["kind"], letter["state"]) for letter in letters] == [("acknowledgement", "recorded")]
    told = [entry for entry in await chat.entries() if entry.kind is Kind.FILED]
    assert [entry.more["complaint"]["reference"] for entry in told] == ["C-2026-000001"]
    head = await desk.store.turns.head(chat.id)
    assert head is not None
    assert (head.filing, head.complaint) == (None, "C-2026-000001")
    report = await verify(desk, System("test"))
    assert (report["whole"], report["events"]) == (True, 2)
