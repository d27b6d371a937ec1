import asyncio

from bot.model.ids import ConversationId
from bot.store.mongo import MongoStore
from tests.hand_clock import HandClock

C1 = ConversationId("c1")


async def test_a_token_opens_its_conversation_and_nothing_else_does(
    store: MongoStore, clock: HandClock
) -> None:
    token = await store.tokens.issue(C1, clock.now())

    assert await store.tokens.conversation(token, clock.now()) == C1
    assert await store.tokens.conversation(token + "x", clock.now()) is None
    assert await store.tokens.conversation("c1", clock.now()) is None


async def test_the_old_token_is_good_until_the_new_one_is_used(store: MongoStore, clock: HandClock) -> None:
    old = await store.tokens.issue(C1, clock.now())
    other = await store.tokens.issue(ConversationId("c2"), clock.now())
    await store.tokens.conversation(old, clock.now())
    new = await store.tokens.issue(C1, clock.now())

    assert await store.tokens.conversation(old, clock.now()) == C1
    assert await store.tokens.conversation(new, clock.now()) == C1
    assert await store.tokens.conversation(old, clock.now()) is None
    assert await store.tokens.conversation(other, clock.now()) == "c2"


async def test_the_first_token_ends_as_any_other(store: MongoStore, clock: HandClock) -> None:
    first = await store.tokens.first(C1, clock.now())
    new = await store.tokens.issue(C1, clock.now())

    assert await store.tokens.conversation(first, clock.now()) == C1
    assert await store.tokens.conversation(new, clock.now()) == C1
    assert await store.tokens.conversation(first, clock.now()) is None


async def test_an_old_token_ends_after_a_day_in_any_case(store: MongoStore, clock: HandClock) -> None:
    old = await store.tokens.issue(C1, clock.now())
    new = await store.tokens.issue(C1, clock.now())

    clock.advance(hours=24)

    assert await store.tokens.conversation(old, clock.now()) is None
    assert await store.tokens.conversation(new, clock.now()) == C1


async def test_a_code_is_redeemed_once_and_for_its_purpose(store: MongoStore, clock: HandClock) -> None:
    code = await store.codes.issue("C-2026-000001", clock.now())

    assert len(code) == 8
    assert code.isdigit()
    assert not await store.codes.redeem("C-2026-000002", code, clock.now())
    tries = [store.codes.redeem("C-2026-000001", code, clock.now()) for _ in range(3)]
    assert sum(await asyncio.gather(*tries)) == 1


async def test_five_wrong_tries_spend_a_code(store: MongoStore, clock: HandClock) -> None:
    code = await store.codes.issue("c1", clock.now())
    wrong = f"{(int(code) + 1) % 10**8:08d}"

    for _ in range(5):
        assert not await store.codes.redeem("c1", wrong, clock.now())

    assert not await store.codes.redeem("c1", code, clock.now())


async def test_a_code_lasts_ten_minutes_and_a_new_one_replaces_it(
    store: MongoStore, clock: HandClock
) -> None:
    first = await store.codes.issue("c1", clock.now())
    second = await store.codes.issue("c1", clock.now())

    assert first == second or not await store.codes.redeem("c1", first, clock.now())
    assert not await store.codes.redeem("c1", second, clock.advance(minutes=10))


async def test_one_owner_holds_a_lease_until_it_ends(store: MongoStore, clock: HandClock) -> None:
    start = clock.now()
    owners = [f"process {i}" for i in range(8)]

    held = await asyncio.gather(*(store.leases.hold("timer", owner, start, 30) for owner in owners))

    holder = owners[held.index(True)]
    other = owners[held.index(False)]
    assert sum(held) == 1
    assert await store.leases.hold("timer", holder, clock.advance(seconds=20), 30)
    assert not await store.leases.hold("timer", other, clock.advance(seconds=29), 30)
    assert await store.leases.hold("timer", other, clock.advance(seconds=1), 30)
    assert await store.leases.last("timer") == clock.now()
    assert await store.leases.last("other") is None


async def test_a_seen_mark_only_grows(store: MongoStore) -> None:
    assert await store.seen.marks(C1) == {}

    marks = [await store.seen.mark(C1, "customer", seq) for seq in (3, 7, 5)]
    await store.seen.mark(C1, "agent", 2)

    assert marks == [3, 7, 7]
    assert await store.seen.marks(C1) == {"customer": 7, "agent": 2}
