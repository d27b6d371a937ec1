import asyncio

import pytest

from bot.errors import BadRequest
from bot.model.ids import ConversationId, StaffId
from bot.model.people import Role, Staff
from bot.store.mongo import MongoStore
from tests.hand_clock import HandClock

LEA = Staff(
    StaffId("lea"),
    "Léa",
    "Lea@Example.com",
    frozenset({Role.AGENT, Role.LEAD}),
    skills=frozenset({"payments"}),
    manages=frozenset({StaffId("max")}),
)


async def test_an_account_comes_back_as_it_was_added(store: MongoStore) -> None:
    await store.people.add(LEA, "hash")

    assert await store.people.get(LEA.id) == LEA
    assert await store.people.all() == [LEA]
    assert await store.people.get(StaffId("max")) is None


async def test_an_address_is_found_however_it_is_written(store: MongoStore) -> None:
    await store.people.add(LEA, "hash")
    await store.people.set_password(LEA.id, "new hash")

    assert await store.people.secret(" lea@example.COM ") == (LEA, "new hash")
    assert await store.people.secret("max@example.com") is None


async def test_an_address_is_taken_once(store: MongoStore) -> None:
    await store.people.add(LEA, "hash")

    with pytest.raises(BadRequest) as refused:
        await store.people.add(Staff(StaffId("l2"), "L", "LEA@example.com", frozenset()), "hash")

    assert refused.value.details
    assert "email" in refused.value.details


async def test_nobody_leads_more_than_the_capacity_however_many_are_taken_at_once(store: MongoStore) -> None:
    await store.people.add(LEA, "hash")
    wanted = [ConversationId(f"c{i}") for i in range(20)]

    taken = await asyncio.gather(*(store.people.hold(LEA.id, one, 3) for one in wanted))

    assert sum(taken) == 3
    assert await store.people.holds(LEA.id) == {one for one, got in zip(wanted, taken, strict=True) if got}


async def test_what_one_leads_already_needs_no_room(store: MongoStore) -> None:
    await store.people.add(LEA, "hash")
    one, other = ConversationId("c1"), ConversationId("c2")

    assert await store.people.hold(LEA.id, one, 1)
    assert await store.people.hold(LEA.id, one, 1)
    assert not await store.people.hold(LEA.id, other, 1)
    await store.people.let_go(LEA.id, one)
    assert await store.people.hold(LEA.id, other, 1)
    assert not await store.people.hold(LEA.id, one, 0)
    assert await store.people.holds(LEA.id) == {other}


async def test_a_session_lives_until_its_end(store: MongoStore, clock: HandClock) -> None:
    token, session = await store.sessions.open(LEA.id, clock.now())

    assert await store.sessions.get(token, clock.now()) == session
    assert await store.sessions.get(session.token_hash, clock.now()) is None
    assert await store.sessions.get(token, clock.advance(hours=12)) is None


async def test_signing_out_ends_one_session_and_a_new_password_all(
    store: MongoStore, clock: HandClock
) -> None:
    opened = [await store.sessions.open(LEA.id, clock.now()) for _ in range(3)]
    other, _ = await store.sessions.open(StaffId("max"), clock.now())

    await store.sessions.end(opened[0][1].token_hash)
    ended = await store.sessions.end_all(LEA.id)

    assert set(ended) == {session.token_hash for _, session in opened[1:]}
    assert await store.sessions.get(opened[1][0], clock.now()) is None
    assert await store.sessions.get(other, clock.now())


async def test_no_secret_stands_in_the_database(store: MongoStore, clock: HandClock) -> None:
    token, _ = await store.sessions.open(LEA.id, clock.now())
    customer = await store.tokens.issue(ConversationId("c1"), clock.now())
    code = await store.codes.issue("c1", clock.now())

    for name in ("sessions", "tokens", "codes"):
        stored = str(await store._database[name].find({}).to_list(None))
        assert not any(secret in stored for secret in (token, customer, code))
