"""How a conversation leaves a person, as both sides hear it: released, transferred, resolved, closed."""

import asyncio
from typing import Any

import pytest

from tests.clients import ConsoleClient, Served
from tests.sockets.stories import Customer, code, led, mode, waits
from tests.sockets.test_console import COMPLAINT, INQUIRY


async def test_released_to_the_bot_without_a_state_it_asks_if_the_customer_is_satisfied(
    lea: ConsoleClient, customer: Customer
) -> None:
    ana = await customer(language="fr")
    conversation = await led(ana, lea)

    done = await lea.do("release", conversation=conversation, to="bot", reason="réglé")

    assert set(done) == {"no", "seq"}
    heard = await mode(ana, "bot")
    assert (heard["ask"]["field"], heard["ask"]["type"]) == ("satisfied", "choice")
    returned = next(entry for entry in ana.entries if entry["kind"] == "returned")
    assert (returned["seq"], returned["by"], "reason" in returned) == (done["seq"], "agent", False)


async def test_released_to_the_queue_it_waits_with_its_place(lea: ConsoleClient, customer: Customer) -> None:
    ana = await customer(language="fr")
    conversation = await led(ana, lea)

    await lea.do("release", conversation=conversation, to="queue", reason="pause")

    assert (await mode(ana, "waiting"))["position"] == 1
    line = (await lea.until(lambda me: (queues := me.all("queue")) and queues[-1]["waiting"]))[0]
    assert (line["conversation"], line["mode"]) == (conversation, "waiting")
    assert "waiting_since" in line
    assert "agent" not in line


async def test_transferred_to_a_colleague_who_hears_of_it(
    served: Served, lea: ConsoleClient, customer: Customer
) -> None:
    max_ = await served.staff("max")
    ana = await customer(language="fr")
    conversation = await led(ana, lea)

    await lea.do("transfer", conversation=conversation, to=max_.id, reason="parle anglais")

    await ana.until(lambda me: me.all("mode")[-1].get("agent") == {"name": "Max"})
    await max_.until(lambda me: [m for m in me.all("mode") if m["conversation"] == conversation])
    assert await code(lea, "reply", conversation=conversation, text="x", client_id="x") == "not_yours"
    assert await code(lea, "transfer", conversation=conversation, to=lea.id, reason="", client_id="y") == (
        "bad_request"
    )


async def test_answered_asks_and_interim_keeps_the_agent(lea: ConsoleClient, customer: Customer) -> None:
    ana = await customer(language="fr")
    for name, line in INQUIRY.items():
        await ana.answer(name, line)
    conversation = await led(ana, lea)
    promise: dict[str, Any] = {"outcome": "interim", "text": "Nous cherchons.", "promised_on": "2026-11-27"}

    await lea.do("resolve", conversation=conversation, **promise)
    interim = await ana.until(lambda me: [entry for entry in me.entries if entry["kind"] == "interim"])
    still = (await lea.ask("watch", conversation=conversation))["ok"]["conversation"]
    await lea.do("resolve", conversation=conversation, outcome="answered", text="C’est réglé.")

    assert interim[0]["promised_on"] == "2026-11-27"
    assert (still["mode"], still["agent"]["id"], still["inquiry"]["state"]) == ("agent", lea.id, "interim")
    assert "due" not in still
    assert (await mode(ana, "bot"))["ask"]["field"] == "satisfied"


async def test_a_complaint_that_is_dropped_returns_to_the_agent_who_called_it(
    lea: ConsoleClient, customer: Customer
) -> None:
    ana = await customer(language="fr")
    conversation = await led(ana, lea)
    await lea.do("complain", conversation=conversation)
    assert "ask" in await mode(ana, "bot")

    await ana.do("choose", choice="cancel")

    assert await mode(ana, "agent") == {"mode": "agent", "agent": {"name": "Lea"}}
    await lea.do("reply", conversation=conversation, text="Reprenons.")


async def test_while_the_complaint_is_registered_everybody_else_is_told_to_wait(
    served: Served, lea: ConsoleClient, customer: Customer, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = asyncio.Event()
    append = served.house.desk.writer.append

    async def held(act: Any) -> Any:
        await go_on.wait()
        return await append(act)

    monkeypatch.setattr(served.house.desk.writer, "append", held)
    ana = await customer(language="fr")
    conversation = ana.welcome["conversation"]
    again = await customer(token=ana.welcome["token"])
    await ana.do("choose", choice="complaint")
    filing = asyncio.create_task(ana.tell({**INQUIRY, **COMPLAINT}, until="filed"))
    await again.until(lambda me: [e for e in me.entries if e.get("choice") == "file"])

    assert await code(again, "say", text="et ?", client_id="b1") == "busy"
    assert await code(lea, "take", conversation=conversation, client_id="b2") == "busy"

    go_on.set()
    assert (await filing)["complaint"]["reference"] == "C-2026-000001"


async def test_taken_while_waiting_the_line_names_the_agent(
    served: Served, lea: ConsoleClient, customer: Customer
) -> None:
    conversation = await waits(await customer(language="fr"))

    await lea.do("take", conversation=conversation)

    mine = await lea.until(lambda me: [q for q in me.all("queue") if q["mine"]])
    assert mine[-1]["mine"][0]["agent"] == {"id": lea.id, "name": "Lea"}
    assert mine[-1]["waiting"] == []
    staff = await lea.until(lambda me: [row for row in me.all("staff") if row.get("load")])
    assert staff[-1] == {"id": lea.id, "name": "Lea", "available": True, "load": 1, "capacity": 5}


@pytest.mark.parametrize(
    ("auth", "sentence"),
    [({}, "There is no such queue."), ({"language": "fr"}, "Cette file n'existe pas.")],
)
async def test_why_not_is_said_in_the_language_that_is_read(
    served: Served, customer: Customer, auth: dict[str, str], sentence: str
) -> None:
    lea = await served.signed_in("lea")
    await served.at_console(lea, **auth)
    conversation = await led(await customer(language="fr"), lea)

    answer = await lea.ask("transfer", conversation=conversation, to="queue:none", reason="", client_id="z")

    assert answer["error"]["details"] == {"to": sentence}
