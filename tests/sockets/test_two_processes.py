"""Two servers on one database and one Redis: whoever is connected to either hears the same."""

import asyncio

import aiohttp
import pytest

from bot.actions import relay
from tests.chaos.redis_server import RedisServer
from tests.clients import ConsoleClient, Served
from tests.sockets.stories import until, waits


async def test_two_tabs_on_two_processes_hear_the_same(two: tuple[Served, Served]) -> None:
    ana = await two[0].customer(language="fr")
    tab = await two[1].customer(token=ana.welcome["token"])

    await ana.answer("name", "Ana")
    await tab.asked("email")
    await tab.ask("say", text="ana@example.fr", client_id="tab1")
    await ana.asked("account")

    await tab.asked("account")
    assert tab.entries == ana.entries


async def test_an_agent_and_a_customer_on_two_processes_talk(two: tuple[Served, Served]) -> None:
    lea = await two[0].staff("lea")
    ana = await two[1].customer(language="fr")
    conversation = ana.welcome["conversation"]
    await until(lambda: two[1].house.desk.tools.presence.somebody_free("fr"))

    await ana.ask("choose", choice="human", client_id="h")
    await lea.until(lambda me: [q for q in me.all("queue") if q["waiting"]])
    await lea.do("take", conversation=conversation)
    await lea.ask("watch", conversation=conversation)
    await ana.until(lambda me: me.all("mode") and me.all("mode")[-1].get("agent"))
    await lea.do("reply", conversation=conversation, text="Bonjour")
    await ana.until(lambda me: [e for e in me.entries if e.get("text") == "Bonjour"])
    await ana.do("say", text="Enfin quelqu’un")
    await lea.until(lambda me: "Enfin quelqu’un" in str(me.all("entries")))

    await lea.ask("typing", conversation=conversation, on=True)
    typing = await ana.until(lambda me: me.all("typing"))
    await ana.ask("typing", on=True)
    await lea.until(lambda me: me.all("typing"))
    await ana.ask("seen", seq=3)
    await lea.until(lambda me: me.all("seen"))

    assert typing[0] == {"by": "agent", "on": True, "name": "Lea"}


async def test_who_signs_out_is_cut_on_the_other_process(two: tuple[Served, Served]) -> None:
    lea = await two[0].staff("lea")
    other = ConsoleClient(two[1].address)
    other.http, other.csrf, other.id = lea.http, lea.csrf, lea.id
    await two[1].at_console(other)

    async with lea.http.delete("/api/session", headers={"X-CSRF-Token": lea.csrf}) as answer:
        assert answer.status < 300

    await until(lambda: not other.sio.connected)


async def test_without_redis_the_other_process_hears_by_looking(
    two: tuple[Served, Served], redis: RedisServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relay, "HEAL_SECONDS", 0.2)
    ana = await two[0].customer(language="fr")
    tab = await two[1].customer(token=ana.welcome["token"])
    lea = await two[1].staff("lea")
    await redis.kill()

    await ana.answer("name", "Ana")

    await tab.asked("email")
    await lea.until(lambda me: "bus_down" in [alert["code"] for alert in me.all("alert")])
    await redis.start()
    await lea.until(lambda me: "bus_back" in [alert["code"] for alert in me.all("alert")])
    await ana.answer("email", "ana@example.fr")
    await tab.asked("account")


async def test_a_process_without_redis_says_so_and_serves_on(
    two: tuple[Served, Served], redis: RedisServer
) -> None:
    assert await readiness(two[0]) == (200, "up")

    await redis.kill()

    await becomes(two[0], (200, "away"))
    await redis.start()
    await becomes(two[0], (200, "up"))


async def test_a_process_that_does_not_hear_what_it_says_is_not_ready(
    two: tuple[Served, Served], monkeypatch: pytest.MonkeyPatch
) -> None:
    relay = two[0].house.relay
    assert relay
    with monkeypatch.context() as deaf:
        deaf.setattr(relay._bus, "_read", lambda _data: [])

        await becomes(two[0], (503, None))
        assert (await readiness(two[1]))[0] == 200

    await becomes(two[0], (200, "up"))


async def test_of_many_who_take_at_once_on_two_processes_one_has_it_and_all_know(
    two: tuple[Served, Served],
) -> None:
    agents = [await two[n % 2].staff(f"agent{n}") for n in range(6)]
    ana = await two[0].customer(language="fr")
    await until(lambda: two[0].house.desk.tools.presence.somebody_free("fr"))
    conversation = await waits(ana)

    takes = [agent.ask("take", conversation=conversation, client_id="t") for agent in agents]
    answers = await asyncio.gather(*takes)

    (winner,) = (agent for agent, answer in zip(agents, answers, strict=True) if "ok" in answer)
    refused = [answer["error"] for answer in answers if "error" in answer]
    assert {error["code"] for error in refused} == {"taken"}
    assert {error["details"]["by"]["id"] for error in refused} == {winner.id}
    for agent in agents:
        await agent.until(lambda me: me.all("queue") and me.all("queue")[-1]["waiting"] == [])


async def readiness(one: Served) -> tuple[int, str | None]:
    async with aiohttp.ClientSession() as http, http.get(f"{one.address}/readyz") as answer:
        return answer.status, (await answer.json()).get("bus")


async def becomes(one: Served, wanted: tuple[int, str | None]) -> None:
    async with asyncio.timeout(60):
        while await readiness(one) != wanted:  # noqa: ASYNC110  # a probe asks, nobody tells it
            await asyncio.sleep(0.05)


async def test_a_listener_that_is_cut_listens_again(two: tuple[Served, Served], redis: RedisServer) -> None:
    ana = await two[0].customer(language="fr")
    tab = await two[1].customer(token=ana.welcome["token"])

    for _ in range(5):
        await redis.command("CLIENT", "KILL", "TYPE", "pubsub")
    await until(lambda: all(one.house.relay and one.house.relay._bus.hearing == "up" for one in two))
    await ana.answer("name", "Ana")

    await tab.asked("email")


@pytest.mark.parametrize(
    "forged",
    [
        "junk",
        "[]",
        '{"from":"x"}',
        '{"from":"x","hints":[1,null,{"kind":"turn"}]}',
        '{"from":"x","hints":[{"kind":"emit","event":"entries","room":"staff","data":"hello"}]}',
        '{"from":"x","hints":[{"kind":"turn","conversation":{"$gt":""},"n":1,"staff":[]}]}',
        '{"from":"x","hints":[{"kind":"signed_out","sessions":["x"]}]}',
        '{"from":"x","hints":[{"kind":"typing","conversation":"nobodys","by":"agent","on":true}]}',
        '{"from":"x","hints":[{"kind":"turn","conversation":"CONVERSATION","n":100000000000000000000000000,"staff":[]}]}',
        '{"from":"x","hints":[{"kind":"seen","conversation":"CONVERSATION","by":"agent","seq":99999999999999999999999}]}',
        '{"from":"x","hints":' + "[" * 5000 + "]" * 5000 + "}",
    ],
)
async def test_what_is_forged_on_the_bus_tells_nobody_anything(
    two: tuple[Served, Served], redis: RedisServer, forged: str, caplog: pytest.LogCaptureFixture
) -> None:
    ana = await two[0].customer(language="fr")
    tab = await two[1].customer(token=ana.welcome["token"])
    before = len(tab.heard)

    forged = forged.replace("CONVERSATION", ana.welcome["conversation"])
    quoted = '"' + forged.replace('"', '\\"') + '"'
    answer = await redis.command("PUBLISH", f"recourse:{two[0].house.store.name}", quoted)
    await ana.answer("name", "Ana")
    await tab.asked("email")

    assert answer.startswith(b":2")
    assert not [record for record in caplog.records if record.exc_info], caplog.text[:3000]
    assert [name for name, _ in tab.heard[before:]] == ["entries"]


async def test_what_goes_over_the_bus_holds_no_words(two: tuple[Served, Served], redis: RedisServer) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", redis.port)
    writer.write(f"SUBSCRIBE recourse:{two[0].house.store.name}\r\n".encode())
    ana = await two[0].customer(language="fr")
    tab = await two[1].customer(token=ana.welcome["token"])
    await ana.answer("name", "Zéphyrine")
    await tab.asked("email")

    heard = b""
    async with asyncio.timeout(60):
        while b'"turn"' not in heard or ana.welcome["conversation"].encode() not in heard:
            heard += await reader.read(65_536)
    writer.close()

    assert b"phyrine" not in heard
