"""A-01 to A-04, A-08, A-23, A-24, A-34, A-75, A-93: what a customer's or an agent's socket may not do."""

import asyncio
import logging
from typing import Any

import pytest
import socketio

from bot.model.people import Role
from tests.clients import ChatClient, ConsoleClient, Served
from tests.security.test_wall import CHAT
from tests.sockets.stories import Customer, code, led, waits


@pytest.mark.parametrize("verb", sorted(CHAT))
async def test_a01_a_conversation_named_by_a_customer_is_refused(customer: Customer, verb: str) -> None:
    ana, eve = await customer(language="fr"), await customer(language="fr")
    before = len(ana.heard)

    answer = await eve.ask(verb, conversation=ana.welcome["conversation"], **CHAT[verb])

    assert answer["error"]["code"] == "bad_request"
    assert set(answer["error"]["details"]) == {"conversation"}
    await ana.ask("entries")
    assert len(ana.heard) == before


@pytest.mark.parametrize("event", ["join", "enter_room", "subscribe", "watch", "take", "reply"])
async def test_a02_a_customer_chooses_no_room(customer: Customer, event: str) -> None:
    ana, eve = await customer(language="fr"), await customer(language="fr")
    room = {"room": f"c:{ana.welcome['conversation']}", "conversation": ana.welcome["conversation"]}

    assert await code(eve, event, **room) == "unknown_command"

    await ana.do("say", text="PRIVÉ-GIRAFE")
    await eve.ask("entries")
    assert "PRIVÉ-GIRAFE" not in str(eve.heard)


async def test_a03_a_token_of_one_side_opens_nothing_on_the_other(
    served: Served, lea: ConsoleClient, customer: Customer
) -> None:
    ana = await customer(language="fr")
    stranger, guest = ConsoleClient(served.address), ChatClient(served.address)

    with pytest.raises(socketio.exceptions.ConnectionError):
        await stranger.connect({"csrf": "x"}, {"Cookie": f"recourse={ana.welcome['token']}"})
    session = next(iter(lea.http.cookie_jar)).value
    with pytest.raises(socketio.exceptions.ConnectionError):
        await guest.connect({"token": session})
    assert stranger.heard + guest.heard == []


@pytest.mark.parametrize("extra", [{"role": "admin"}, {"agent_id": "1"}, {"conversation": "x"}])
async def test_a04_nobody_says_who_they_are(served: Served, extra: dict[str, Any]) -> None:
    lea = await served.signed_in("lea")
    cookie = {"Cookie": f"recourse={next(iter(lea.http.cookie_jar)).value}"}

    with pytest.raises(socketio.exceptions.ConnectionError):
        await lea.connect({"csrf": lea.csrf, **extra}, cookie)
    with pytest.raises(socketio.exceptions.ConnectionError):
        await ChatClient(served.address).connect(extra)


@pytest.mark.parametrize(
    "extra", [{"sender": "agent"}, {"seq": 1}, {"_id": "x"}, {"$set": {}}, {"by": "agent"}, {"at": "2020"}]
)
async def test_a23_what_the_server_sets_is_not_taken_from_outside(
    customer: Customer, extra: dict[str, Any]
) -> None:
    ana = await customer(language="fr")

    answer = await ana.ask("say", text="x", client_id="m1", **extra)

    assert answer["error"]["code"] == "bad_request"
    assert not [entry for entry in ana.entries if entry["by"] == "customer"]


async def test_a24_nothing_of_the_staffs_reaches_the_customer(
    served: Served, lea: ConsoleClient, customer: Customer
) -> None:
    ana = await customer(language="fr")
    conversation = await led(ana, lea)
    await lea.do("note", conversation=conversation, text="NOTE-GIRAFE")
    await lea.do("tag", conversation=conversation, tags=["tag-girafe"])
    await lea.do("reply", conversation=conversation, text="Bonjour")
    await lea.do("release", conversation=conversation, to="queue", reason="MOTIF-GIRAFE")
    await ana.until(lambda me: me.all("mode")[-1]["mode"] == "waiting")

    wire = str(ana.heard) + str(await ana.ask("entries"))
    bearer = {"Authorization": f"Bearer {ana.welcome['token']}"}
    async with lea.http.get("/api/chat/transcript", params={"format": "json"}, headers=bearer) as answer:
        wire += await answer.text()

    for secret in ("GIRAFE", "girafe", lea.id, "lea@recourse.example", lea.csrf, "sender", "'no'"):
        assert secret not in wire, secret


@pytest.mark.parametrize(
    "text", ["{{7*7}}", "{% for x in y %}", "${7*7}", "#{7*7}", "{0.__class__}", "%(x)s", "<%= 7*7 %>"]
)
async def test_a34_what_looks_like_a_template_is_text(
    lea: ConsoleClient, customer: Customer, text: str
) -> None:
    ana = await customer(language="fr")
    await ana.answer("name", text)
    await ana.asked("email")
    conversation = await led(ana, lea)

    await lea.do("reply", conversation=conversation, text=text)

    await ana.until(lambda me: me.entries[-1]["by"] == "agent" and me.entries[-1].get("text"))
    assert ana.entries[-1]["text"] == text
    assert next(entry["text"] for entry in ana.entries if entry["by"] == "customer") == text
    assert "49" not in str([entry.get("text") for entry in ana.entries])


async def test_a75_no_log_holds_what_people_said(
    served: Served, lea: ConsoleClient, customer: Customer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="bot")
    caplog.set_level(logging.DEBUG, logger="socketio")
    caplog.set_level(logging.DEBUG, logger="engineio")
    ana = await customer(language="fr")
    await ana.answer("name", "CANARI-NOM")
    await ana.answer("email", "canari@example.com")
    await ana.asked("account")
    conversation = await led(ana, lea)
    await ana.do("say", text="CANARI-TEXTE 4111 1111 1111 1111")
    await lea.do("note", conversation=conversation, text="CANARI-NOTE")
    await lea.ask("reply", conversation=conversation, text=["CANARI-TYPE"], client_id="x")
    async with lea.http.get("/api/conversations", params={"q": "CANARI-RECHERCHE"}) as answer:
        assert answer.status == 200

    logged = caplog.text.casefold()
    for canary in ("canari", "4111", ana.welcome["token"].casefold(), lea.csrf.casefold()):
        assert canary not in logged, canary


@pytest.mark.parametrize("command", ["close", "release", "complain"])
async def test_a93_of_many_at_once_one_happens(
    served: Served, lea: ConsoleClient, customer: Customer, command: str
) -> None:
    ana = await customer(language="fr")
    conversation = await led(ana, lea)
    rest = {"to": "queue", "reason": "x"} if command == "release" else {}

    answers = await asyncio.gather(
        *(lea.ask(command, conversation=conversation, client_id=f"k{n}", **rest) for n in range(20))
    )

    assert sum("ok" in answer for answer in answers) == 1


async def test_a20_no_agent_reads_what_a_colleague_leads(
    served: Served, lea: ConsoleClient, customer: Customer
) -> None:
    conversation = await led(await customer(language="fr"), lea)
    max_, aude = await served.staff("max"), await served.staff("aude", Role.AUDITOR)
    await waits(await customer(language="fr"))

    paths = ["", "/transcript.txt", "/transcript.json", "/customer", "/replies"]
    for path in paths:
        async with max_.http.get(f"/api/conversations/{conversation}{path}") as answer:
            assert answer.status == 404, path
    async with max_.http.get("/api/conversations") as found:
        assert conversation not in await found.text()
    async with aude.http.get(f"/api/conversations/{conversation}") as answer:
        assert answer.status == 200
