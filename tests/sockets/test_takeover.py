"""The console's commands as the contract words them, one after the other."""

import asyncio
from typing import Any

import pytest

from bot.actions.accounts import NewAccount, add
from bot.model.people import Role, System
from tests.clients import ConsoleClient, Served
from tests.sockets.stories import Customer, code, led, mode, waits


async def crowd(served: Served, size: int, first: int = 0) -> list[ConsoleClient]:
    """So many agents at the console, numbered from `first`; signed in beside the sign-in page."""
    house, clients = served.house, []
    for n in range(first, first + size):
        new = NewAccount(f"Agent {n}", f"agent{n}@recourse.example", frozenset({Role.AGENT}))
        staff, _ = await add(house.store, house.guards.passwords, System("test"), new)
        token, session = await house.store.sessions.open(staff.id, house.desk.now())
        client = ConsoleClient(served.address)
        client.id = staff.id
        await client.connect({"csrf": session.csrf}, {"Cookie": f"recourse={token}"})
        clients.append(client)
    return clients


async def test_of_forty_who_take_one_leads_and_the_others_hear_who(
    served: Served, customer: Customer
) -> None:
    agents = await crowd(served, 40)
    ana = await customer(language="fr")
    conversation = await waits(ana)

    answers = await asyncio.gather(
        *(one.ask("take", conversation=conversation, client_id="t1") for one in agents)
    )

    won = [one for one, answer in zip(agents, answers, strict=True) if "ok" in answer]
    assert len(won) == 1
    told = [answer["error"] for answer in answers if "error" in answer]
    assert [error["code"] for error in told] == ["taken"] * 39
    named = {(error["details"]["by"]["id"], error["details"]["by"]["name"]) for error in told}
    assert named == {(won[0].id, won[0].hello["me"]["name"])}
    await mode(ana, "agent")
    assert [entry["kind"] for entry in ana.entries].count("joined") == 1
    for one in agents:
        await one.sio.disconnect()


async def test_taken_from_the_bot_in_the_middle_of_its_question(
    lea: ConsoleClient, customer: Customer
) -> None:
    ana = await customer(language="fr")
    ask = await ana.asked("name")

    taken = await lea.do("take", conversation=ana.welcome["conversation"])

    assert set(taken) == {"no"}
    assert await mode(ana, "agent") == {"mode": "agent", "agent": {"name": "Lea"}}
    assert await code(ana, "say", text="Ana", client_id="a1", to=ask["to"]) == "stale"
    await ana.do("say", text="réclamation")
    await lea.do("reply", conversation=ana.welcome["conversation"], text="Je vous écoute.")
    await ana.until(lambda me: me.entries[-1].get("text") == "Je vous écoute.")
    joined = next(entry["seq"] for entry in ana.entries if entry["kind"] == "joined")
    assert {entry["by"] for entry in ana.entries if entry["seq"] > joined} == {"customer", "agent"}


async def test_the_same_again_gets_the_first_answer_and_other_content_does_not(
    lea: ConsoleClient, customer: Customer
) -> None:
    conversation = await waits(await customer(language="fr"))
    calls: list[tuple[str, dict[str, Any]]] = [
        ("take", {"client_id": "k1"}),
        ("reply", {"client_id": "k2", "text": "un"}),
        ("note", {"client_id": "k3", "text": "deux"}),
        ("release", {"client_id": "k4", "to": "queue", "reason": "pause"}),
    ]

    firsts = [await lea.ask(command, conversation=conversation, **rest) for command, rest in calls]
    agains = [await lea.ask(command, conversation=conversation, **rest) for command, rest in calls]

    assert all("ok" in answer for answer in firsts)
    assert agains == firsts
    for client_id in ("k1", "k2", "k3", "k4"):
        assert await code(lea, "note", conversation=conversation, text="x", client_id=client_id) == (
            "client_id_reused"
        )


async def test_a_take_sent_again_after_the_release_holds_no_room(
    served: Served, customer: Customer, lea: ConsoleClient
) -> None:
    conversation = await led(await customer(language="fr"), lea)
    await lea.ask("take", conversation=conversation, client_id="again")
    await lea.do("release", conversation=conversation, to="queue", reason="pause")

    await lea.ask("take", conversation=conversation, client_id="again")

    assert await served.house.store.people.holds(lea.id) == set()  # type: ignore[arg-type]


async def test_full_says_the_capacity_and_taken_comes_first(
    served: Served, lea: ConsoleClient, customer: Customer
) -> None:
    first = [await led(await customer(language="fr"), lea) for _ in range(5)]
    max_ = await served.staff("max")
    more = await waits(await customer(language="fr"))

    full = await lea.ask("take", conversation=more, client_id="t6")
    await max_.do("take", conversation=more)
    taken = await lea.ask("take", conversation=more, client_id="t7")

    assert (full["error"]["code"], full["error"]["details"]) == ("full", {"capacity": 5})
    assert (taken["error"]["code"], taken["error"]["details"]["by"]["id"]) == ("taken", max_.id)
    await lea.do("close", conversation=first[0])
    again = await waits(await customer(language="fr"))
    assert set(await lea.do("take", conversation=again)) == {"no"}


async def test_who_does_not_lead_may_not_act(served: Served, lea: ConsoleClient, customer: Customer) -> None:
    ana = await customer(language="fr")
    conversation = await led(ana, lea)
    lead, stranger = await served.staff("lou", Role.LEAD), await served.staff("max")
    acts: dict[str, dict[str, Any]] = {
        "reply": {"text": "x"},
        "transfer": {"to": "queue:fees", "reason": "x"},
        "release": {"to": "bot", "reason": "x"},
        "resolve": {"outcome": "answered"},
        "complain": {},
        "close": {},
    }

    for command, rest in acts.items():
        asked = {"conversation": conversation, "client_id": f"x-{command}", **rest}
        assert await code(lead, command, **asked) == "not_yours", command
        assert await code(stranger, command, **asked) == "not_found", command
    await lea.do("close", conversation=conversation)
    assert (await mode(ana, "closed"))["mode"] == "closed"
    for command, rest in acts.items():
        asked = {"conversation": conversation, "client_id": f"y-{command}", **rest}
        assert await code(lea, command, **asked) == "closed", command
    assert await code(lea, "take", conversation=conversation, client_id="z") == "closed"
    assert await code(ana, "say", text="encore", client_id="z") == "closed"


async def test_the_role_comes_before_the_object(served: Served, lea: ConsoleClient) -> None:
    aude = await served.staff("aude", Role.AUDITOR)

    assert await code(aude, "take", conversation="nothing", client_id="a") == "forbidden"
    assert await code(aude, "reply", conversation="nothing", text="x", client_id="a") == "forbidden"
    assert await code(lea, "take", conversation="nothing", client_id="a") == "not_found"


@pytest.mark.parametrize(
    ("command", "payload", "field"),
    [
        ("take", {"client_id": "a b"}, "client_id"),
        ("take", {"client_id": "a", "role": "lead"}, "role"),
        ("reply", {"client_id": "a", "text": "  "}, "text"),
        ("reply", {"client_id": "a", "text": "x" * 4001}, "text"),
        ("reply", {"client_id": "a", "text": 1}, "text"),
        ("transfer", {"client_id": "a", "to": "queue:nothing", "reason": "x"}, "to"),
        ("transfer", {"client_id": "a", "to": "nobody", "reason": "x"}, "to"),
        ("release", {"client_id": "a", "to": "bot", "reason": "x", "state": "nowhere"}, "state"),
        ("release", {"client_id": "a", "to": "bot", "reason": "x", "fields": {"nope": "1"}}, "nope"),
        ("resolve", {"client_id": "a", "outcome": "interim"}, "promised_on"),
        ("resolve", {"client_id": "a", "outcome": "interim", "promised_on": "2026-11-20"}, "promised_on"),
        ("attach", {"client_id": "a", "files": ["nothing"]}, "files"),
    ],
)
async def test_what_cannot_be_used_is_named_and_changes_nothing(
    lea: ConsoleClient, customer: Customer, command: str, payload: dict[str, Any], field: str
) -> None:
    ana = await customer(language="fr")
    conversation = await led(ana, lea)
    before = (await lea.ask("watch", conversation=conversation))["ok"]

    answer = await lea.ask(command, conversation=conversation, **payload)

    assert answer["error"]["code"] == "bad_request"
    assert set(answer["error"]["details"]) == {field}
    assert (await lea.ask("watch", conversation=conversation))["ok"] == before


async def test_what_is_no_command_is_said_so(lea: ConsoleClient) -> None:
    assert await code(lea, "join", conversation="w:1") == "unknown_command"
