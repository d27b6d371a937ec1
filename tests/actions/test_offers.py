"""Who waits is offered to one person at a time; silence and a no bring the next, and it says why."""

import pytest

from bot.actions import agent, offers
from bot.actions.desk import Desk
from bot.errors import Stale
from bot.firm.policy import Queue
from bot.model.entry import Kind
from bot.model.people import Staff
from tests.chats import Chat
from tests.desks import hired
from tests.hand_clock import HandClock

pytestmark = pytest.mark.usefixtures("projecting")


@pytest.fixture
async def mia(desk: Desk) -> Staff:
    return await hired(desk, "mia")


@pytest.fixture
async def waiting(desk: Desk, lea: Staff, mia: Staff) -> Chat:
    """A customer waits; Léa and Mia are at their consoles."""
    for person in (lea, mia):
        desk.tools.presence.came(person, f"tab of {person.id}")
    chat = await Chat.begun(desk)
    await chat.answer("* human")
    return chat


async def offered(desk: Desk, chat: Chat) -> str | None:
    await desk.projector.settled()
    await offers.make(desk)
    offer = (await chat.head()).offer
    return offer.name if offer else None


async def routed(chat: Chat) -> list[tuple[str | None, object]]:
    lines = [entry for entry in await chat.entries(staff=True) if entry.kind is Kind.ROUTED]
    return [(line.name, line.more.get("reason", "offered")) for line in lines]


async def test_it_is_offered_to_one_and_after_half_a_minute_to_the_next(
    desk: Desk, clock: HandClock, waiting: Chat
) -> None:
    assert await offered(desk, waiting) == "Lea"
    clock.advance(seconds=29)
    assert await offered(desk, waiting) == "Lea"
    clock.advance(seconds=1)
    assert await offered(desk, waiting) == "Mia"
    clock.advance(seconds=30)
    assert await offered(desk, waiting) is None
    assert await offered(desk, waiting) is None

    assert await routed(waiting) == [
        ("Lea", "offered"),
        ("Lea", "unanswered"),
        ("Mia", "offered"),
        ("Mia", "unanswered"),
    ]
    why = next(entry for entry in await waiting.entries(staff=True) if entry.kind is Kind.ROUTED)
    assert why.more["routed"] == {"language": "fr", "load": 0, "capacity": 5, "idle": 0}


async def test_a_no_brings_the_next_and_is_said_once(
    desk: Desk, lea: Staff, mia: Staff, waiting: Chat
) -> None:
    await offered(desk, waiting)
    with pytest.raises(Stale):
        await offers.pass_on(desk, mia, waiting.id, "p0")

    first = await offers.pass_on(desk, lea, waiting.id, "p1")
    assert await offers.pass_on(desk, lea, waiting.id, "p1") == first
    assert await offered(desk, waiting) == "Mia"
    assert [reason for _, reason in await routed(waiting)] == ["offered", "passed", "offered"]


async def test_whoever_takes_it_ends_the_offer_also_a_colleague(
    desk: Desk, mia: Staff, waiting: Chat
) -> None:
    await offered(desk, waiting)

    await agent.take(desk, mia, waiting.id, "t1")

    head = await waiting.head()
    assert (head.offer, head.passed, head.agent and head.agent.name) == (None, (), "Mia")
    assert await offered(desk, waiting) is None


async def test_nobody_has_two_offers_at_once(desk: Desk, waiting: Chat) -> None:
    second, third = await Chat.begun(desk), await Chat.begun(desk)
    for chat in (second, third):
        await chat.answer("* human")

    await offered(desk, waiting)

    names = [
        offer.name if (offer := (await chat.head()).offer) else None for chat in (waiting, second, third)
    ]
    assert names == ["Lea", "Mia", None]


async def test_who_is_away_or_gone_is_not_asked(desk: Desk, lea: Staff, mia: Staff, waiting: Chat) -> None:
    desk.tools.presence.went(mia.id, f"tab of {mia.id}")
    desktop = desk.tools.presence.get(lea.id)
    assert desktop is not None
    desktop.available = False

    assert await offered(desk, waiting) is None
    assert await routed(waiting) == []


async def test_the_customer_hears_nothing_of_it(desk: Desk, waiting: Chat) -> None:
    before = await waiting.entries()

    await offered(desk, waiting)

    assert await waiting.entries() == before


async def test_a_firm_may_leave_the_queue_to_its_agents(desk: Desk, waiting: Chat) -> None:
    desk.policy = desk.policy.model_copy(update={"queue": Queue()})

    assert await offered(desk, waiting) is None
