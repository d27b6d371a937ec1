"""Races between two server processes: one owner, one capacity, whoever asks where."""

import asyncio

import pytest

from tests.clients import ConsoleClient, Served
from tests.sockets.stories import mode, until, waits
from tests.sockets.test_takeover import crowd


@pytest.mark.parametrize("each", [20, pytest.param(100, marks=pytest.mark.long)])
async def test_of_all_who_take_on_two_processes_one_leads_and_the_others_hear_who(
    two: tuple[Served, Served], each: int
) -> None:
    agents = [*await crowd(two[0], each), *await crowd(two[1], each, first=each)]
    ana = await two[1].customer(language="fr")
    conversation = await waits(ana)

    answers = await asyncio.gather(
        *(one.ask("take", conversation=conversation, client_id="t1") for one in agents)
    )

    won = [one for one, answer in zip(agents, answers, strict=True) if "ok" in answer]
    assert len(won) == 1
    errors = [answer["error"] for answer in answers if "error" in answer]
    assert [error["code"] for error in errors] == ["taken"] * (2 * each - 1)
    assert {error["details"]["by"]["id"] for error in errors} == {won[0].id}
    await mode(ana, "agent")
    assert [entry["kind"] for entry in ana.entries].count("joined") == 1
    assert await two[0].house.store.people.holders() == [won[0].id]
    for one in agents:
        await one.sio.disconnect()


async def test_the_capacity_of_one_person_holds_on_two_processes_at_once(two: tuple[Served, Served]) -> None:
    here = await two[0].staff("lea")
    there = ConsoleClient(two[1].address)
    there.http, there.csrf, there.id = here.http, here.csrf, here.id
    await two[1].at_console(there)
    capacity = here.hello["me"]["capacity"]
    waiting = [await waits(await two[0].customer(language="fr")) for _ in range(capacity + 3)]

    answers = await asyncio.gather(
        *(
            one.ask("take", conversation=conversation, client_id="t1")
            for one, conversation in zip([here, there] * capacity, waiting, strict=False)
        )
    )

    codes = sorted(answer["error"]["code"] if "error" in answer else "ok" for answer in answers)
    assert codes == ["full"] * 3 + ["ok"] * capacity
    await until(lambda: len(here.all("queue")) and len(here.all("queue")[-1]["mine"]) == capacity)
    await there.sio.disconnect()
