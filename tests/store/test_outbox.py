import asyncio
from typing import Any

from bot.model.ids import InquiryNumber, Reference
from bot.store.mongo import MongoStore
from tests.hand_clock import HandClock

C1 = Reference("C-2026-000001")


def letter(clock: HandClock, id: str = "ack:1", **more: Any) -> dict[str, Any]:
    return {"_id": id, "kind": "acknowledgement", "to": "ana@example.com", "at": clock.now(), **more}


async def test_a_letter_is_posted_once(store: MongoStore, clock: HandClock) -> None:
    await store.outbox.post(letter(clock, subject="first"))
    await store.outbox.post(letter(clock, subject="second"))

    posted = await store.outbox.get("ack:1")

    assert posted
    assert posted["subject"] == "first"


async def test_one_sender_claims_a_letter_and_a_dead_one_gives_it_back(
    store: MongoStore, clock: HandClock
) -> None:
    await store.outbox.post(letter(clock))

    claims = await asyncio.gather(*(store.outbox.claim(clock.now(), 60) for _ in range(10)))

    assert sum(claim is not None for claim in claims) == 1
    assert await store.outbox.claim(clock.advance(seconds=59), 60) is None
    again = await store.outbox.claim(clock.advance(seconds=1), 60)
    assert again
    assert again["attempts"] == 2


async def test_letters_leave_oldest_first(store: MongoStore, clock: HandClock) -> None:
    newer = letter(clock, "b")
    clock.advance(minutes=-5)
    await store.outbox.post(newer)
    await store.outbox.post(letter(clock, "a"))
    clock.advance(minutes=5)

    first = await store.outbox.claim(clock.now(), 60)

    assert first
    assert first["_id"] == "a"


async def test_what_was_sent_is_not_sent_again_and_waits_to_be_recorded(
    store: MongoStore, clock: HandClock
) -> None:
    await store.outbox.post(letter(clock, complaint=C1))
    await store.outbox.claim(clock.now(), 60)

    await store.outbox.sent("ack:1", clock.now(), "250 queued")
    await store.outbox.failed("ack:1", "late news", clock.now())

    assert await store.outbox.claim(clock.advance(days=1), 60) is None
    assert [sent["proof"] for sent in await store.outbox.unrecorded()] == ["250 queued"]
    await store.outbox.recorded("ack:1")
    assert await store.outbox.unrecorded() == []
    assert [found["state"] for found in await store.outbox.of_complaint(C1)] == ["recorded"]


async def test_a_failure_is_tried_again_at_its_time_or_given_up(store: MongoStore, clock: HandClock) -> None:
    await store.outbox.post(letter(clock))
    await store.outbox.claim(clock.now(), 60)
    later = clock.advance(minutes=10)

    await store.outbox.failed("ack:1", "mailbox full", later)
    assert await store.outbox.claim(clock.advance(seconds=-1), 60) is None
    assert await store.outbox.claim(later, 60)
    await store.outbox.failed("ack:1", "no such mailbox", None)

    assert await store.outbox.claim(clock.advance(days=1), 60) is None
    given_up = await store.outbox.get("ack:1")
    assert given_up
    assert (given_up["state"], given_up["error"]) == ("failed", "no such mailbox")


async def test_inquiry_numbers_are_never_given_twice(store: MongoStore) -> None:
    numbers = await asyncio.gather(*(store.inquiries.next_number(2026) for _ in range(20)))

    assert sorted(numbers) == [f"Q-2026-{n:06d}" for n in range(1, 21)]
    assert await store.inquiries.next_number(2027) == "Q-2027-000001"


async def test_an_inquiry_is_written_over_by_its_number(store: MongoStore, clock: HandClock) -> None:
    for number, state in (
        ("Q-2026-000001", "open"),
        ("Q-2026-000001", "answered"),
        ("Q-2026-000002", "open"),
    ):
        await store.inquiries.put({"number": number, "state": state, "opened_at": clock.advance(minutes=1)})

    newest, count = await store.inquiries.find(page=1, size=1)
    still_open, _ = await store.inquiries.find(state="open")
    first = await store.inquiries.get(InquiryNumber("Q-2026-000001"))

    assert (newest[0]["number"], count) == ("Q-2026-000002", 2)
    assert [inquiry["number"] for inquiry in still_open] == ["Q-2026-000002"]
    assert first
    assert first["state"] == "answered"
