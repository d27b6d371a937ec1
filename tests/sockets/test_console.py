"""The staff's door over real sockets: what each side hears, and what it must not hear."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
import socketio

from bot.model.people import Role
from tests.clients import ChatClient, ConsoleClient, Served

Customer = Callable[..., Awaitable[ChatClient]]


INQUIRY = {
    "name": "Ana",
    "email": "ana@example.com",
    "account": "* skip",
    "topic": "* other",
    "question": "Why is the giraffe at the counter blue?",
}
COMPLAINT = {
    "filer": "* self",
    "service": "* withdrawals",
    "facts_on": "3 novembre 2026",
    "narrative": "Mon retrait n’est pas arrivé.",
    "wanted": "Mon argent.",
    "evidence": "* skip",
    "declaration": "* yes",
    "confirm": "* file",
}


async def asks_for_a_person(ana: ChatClient) -> str:
    await ana.do("choose", choice="human")
    await ana.until(lambda me: any(mode["mode"] == "waiting" for mode in me.all("mode")))
    conversation: str = ana.welcome["conversation"]
    return conversation


def in_queue(conversation: str) -> Callable[[ConsoleClient], Any]:
    return lambda me: any(
        line["conversation"] == conversation for queue in me.all("queue") for line in queue["waiting"]
    )


async def test_hello_says_who_one_is_and_what_waits(lea: ConsoleClient) -> None:
    assert lea.heard[0][0] == "hello"
    assert lea.hello["me"] == {
        "id": lea.id,
        "name": "Lea",
        "roles": ["agent"],
        "available": True,
        "capacity": 5,
    }
    assert (lea.hello["waiting"], lea.hello["mine"]) == ([], [])


async def test_a_customer_who_waits_is_seen_taken_and_answered(
    lea: ConsoleClient, customer: Customer
) -> None:
    ana = await customer(language="fr")
    conversation = await asks_for_a_person(ana)
    await lea.until(in_queue(conversation))

    await lea.do("take", conversation=conversation)
    sent = await lea.do("reply", conversation=conversation, text="Bonjour, ici Léa.")

    said = await ana.until(lambda me: [e for e in me.entries if e["seq"] == sent["seq"]])
    assert (said[0]["by"], said[0]["name"], said[0]["text"]) == ("agent", "Lea", "Bonjour, ici Léa.")
    modes = ana.all("mode")
    assert {"mode": "agent", "agent": {"name": "Lea"}} in modes
    await ana.do("say", text="Bonjour Léa")
    await lea.until(
        lambda me: "Bonjour Léa" in [e.get("text") for page in me.all("entries") for e in page["entries"]]
    )


async def test_a_note_never_reaches_the_customers_socket(lea: ConsoleClient, customer: Customer) -> None:
    ana = await customer(language="fr")
    conversation = await asks_for_a_person(ana)
    await lea.do("take", conversation=conversation)

    await lea.do("note", conversation=conversation, text="SECRET-GIRAFE")
    last = await lea.do("reply", conversation=conversation, text="fin")

    await ana.until(lambda me: me.entries[-1]["seq"] == last["seq"])
    pages = await ana.ask("entries", after=0, limit=200)
    assert "SECRET-GIRAFE" not in str(ana.heard) + str(pages)
    assert not any({"no", "sender", "reason"} & set(entry) for entry in ana.entries)
    whole = await lea.ask("watch", conversation=conversation)
    assert "SECRET-GIRAFE" in str(whole["ok"]["entries"])


async def test_whoever_watched_the_queue_stops_hearing_once_a_colleague_leads(
    served: Served, lea: ConsoleClient, customer: Customer
) -> None:
    max_ = await served.staff("max")
    ana = await customer(language="fr")
    conversation = await asks_for_a_person(ana)
    await max_.ask("watch", conversation=conversation)

    await lea.do("take", conversation=conversation)
    await ana.do("say", text="PRIVÉ-GIRAFE")
    await lea.until(lambda me: "PRIVÉ-GIRAFE" in str(me.heard))

    await max_.ask("queue")
    assert "PRIVÉ-GIRAFE" not in str(max_.all("entries"))
    assert (await max_.ask("watch", conversation=conversation))["error"]["code"] == "not_found"


@pytest.mark.parametrize("command", ["take", "reply", "note", "close", "complain"])
async def test_an_auditor_may_not_act(served: Served, customer: Customer, command: str) -> None:
    aude = await served.staff("aude", Role.AUDITOR)
    conversation = (await customer(language="fr")).welcome["conversation"]
    text = {"text": "x"} if command in ("reply", "note") else {}

    answer = await aude.ask(command, conversation=conversation, client_id="c1", **text)

    assert answer["error"]["code"] == "forbidden"


async def test_an_agent_sees_no_conversation_of_the_bot(lea: ConsoleClient, customer: Customer) -> None:
    ana = await customer(language="fr")

    for conversation in (ana.welcome["conversation"], "nothing"):
        answer = await lea.ask("watch", conversation=conversation)
        assert answer["error"]["code"] == "not_found"


async def test_signing_out_ends_the_socket(lea: ConsoleClient) -> None:
    gone = asyncio.Event()
    lea.sio.on("disconnect", lambda *_reason: gone.set(), namespace="/console")

    async with lea.http.delete("/api/session", headers={"X-CSRF-Token": lea.csrf}) as answer:
        assert answer.status < 300

    async with asyncio.timeout(60):
        await gone.wait()


async def test_a_session_that_ended_is_refused_even_on_an_open_socket(
    served: Served, lea: ConsoleClient
) -> None:
    await served.house.store.sessions.end_all(lea.id)  # type: ignore[arg-type]  # ids travel as text

    assert (await lea.ask("queue"))["error"]["code"] == "signed_out"


@pytest.mark.parametrize("auth", [{}, {"csrf": "wrong"}, {"csrf": 1}, {"csrf": "x", "role": "admin"}])
async def test_the_console_needs_the_token_of_its_own_page(served: Served, auth: dict[str, Any]) -> None:
    client = await served.signed_in("lea")
    with pytest.raises(socketio.exceptions.ConnectionError):
        await client.connect(auth, {"Cookie": "recourse=nothing"})


async def test_an_inquiry_with_nobody_there_is_kept(customer: Customer) -> None:
    ana = await customer(language="en")
    for name, line in INQUIRY.items():
        await ana.answer(name, line)
    await ana.do("choose", choice="human")

    kept = await ana.until(lambda me: [entry for entry in me.entries if entry["kind"] == "kept"])

    assert kept[0]["inquiry"]["number"] == "Q-2026-000001"
    assert kept[0]["inquiry"]["reply_by"] == "2026-11-26"


async def test_the_complaint_is_filed_with_the_customer_and_returns(
    served: Served, lea: ConsoleClient, customer: Customer
) -> None:
    ana = await customer(language="fr")
    conversation = await asks_for_a_person(ana)
    await lea.do("take", conversation=conversation)
    await lea.do("complain", conversation=conversation)

    filed = await ana.tell({**INQUIRY, **COMPLAINT}, until="filed")

    card = filed["complaint"]
    assert card["reference"] == "C-2026-000001"
    assert card["acknowledge_by"] == "2026-11-30"
    assert card["propose_by"] == "2027-01-07"
    assert set(card["receipt"]) == {"number", "hash", "at", "signature", "key"}
    await ana.until(lambda me: me.all("mode")[-1] == {"mode": "agent", "agent": {"name": "Lea"}})
