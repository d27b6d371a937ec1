"""What one process did is told on another, also when that one was first with the next turn."""

import asyncio
from typing import Any

import pytest

from tests.chaos.redis_server import RedisServer
from tests.clients import ConsoleClient, Served
from tests.sockets.stories import mode, until, waits


def late_hints(served: Served, monkeypatch: pytest.MonkeyPatch) -> asyncio.Event:
    """What this one hears of turns elsewhere is slow until it is set."""
    relay, go = served.house.relay, asyncio.Event()
    assert relay is not None
    heard = relay._turn

    async def late(*asked: Any) -> None:
        await go.wait()
        await heard(*asked)

    monkeypatch.setattr(relay, "_turn", late)
    return go


async def known_on_both(two: tuple[Served, Served]) -> ConsoleClient:
    """Léa at the console of the second; the first has heard that somebody is free."""
    lea = await two[1].staff("lea")
    await until(lambda: two[0].house.desk.tools.presence.somebody_free("fr"))
    return lea


async def test_a_turn_of_another_process_is_told_though_its_hint_comes_after_our_own(
    two: tuple[Served, Served], monkeypatch: pytest.MonkeyPatch
) -> None:
    lea = await known_on_both(two)
    ana = await two[0].customer(language="fr")
    conversation = await waits(ana)
    go = late_hints(two[0], monkeypatch)
    await lea.do("take", conversation=conversation)
    await ana.do("say", text="vous êtes là ?")
    go.set()

    await mode(ana, "agent")
    kinds = [entry["kind"] for entry in ana.entries]
    assert "joined" in kinds
    assert [entry["seq"] for entry in ana.entries] == list(range(1, len(kinds) + 1))


async def test_who_comes_back_to_a_process_that_is_behind_hears_who_leads(
    two: tuple[Served, Served], redis: RedisServer
) -> None:
    lea = await known_on_both(two)
    ana = await two[0].customer(language="fr")
    conversation = await waits(ana)
    await ana.leave()
    await redis.kill()
    await lea.do("take", conversation=conversation)

    ana = await two[0].customer(token=ana.welcome["token"])

    await ana.until(lambda me: "joined" in [entry["kind"] for entry in me.entries])
    if ana.welcome["mode"] != "agent":
        await mode(ana, "agent")


async def test_who_speaks_first_after_coming_back_hears_who_leads(
    two: tuple[Served, Served], monkeypatch: pytest.MonkeyPatch
) -> None:
    lea = await known_on_both(two)
    ana = await two[1].customer(language="fr")
    conversation = await waits(ana)
    ana = await two[0].customer(token=ana.welcome["token"])
    go = late_hints(two[0], monkeypatch)
    await lea.do("take", conversation=conversation)
    await ana.ask("say", text="vous êtes là ?", client_id="m1")
    go.set()

    await mode(ana, "agent")
