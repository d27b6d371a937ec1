"""The customers' door over real sockets."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
import socketio

from bot.model.conversation import Head
from bot.model.ids import ConversationId
from tests.clients import ChatClient, Served

Customer = Callable[..., Awaitable[ChatClient]]


async def test_the_welcome_comes_first_then_every_entry(customer: Customer) -> None:
    ana = await customer(language="fr")

    assert ana.heard[0][0] == "welcome"
    assert ana.welcome["mode"] == "bot"
    assert ana.welcome["limits"]["text"] == 4_000
    assert [entry["seq"] for entry in ana.entries] == list(range(1, ana.welcome["last_seq"] + 1))
    assert ana.welcome["ask"]["field"] == "name"


@pytest.mark.parametrize(
    ("accepted", "language"), [("en-GB,en;q=0.9,fr;q=0.8", "en"), ("de, fr;q=0.5", "fr"), ("ja", "fr")]
)
async def test_who_named_no_language_is_greeted_in_the_browsers_and_asked(
    served: Served, accepted: str, language: str
) -> None:
    client = ChatClient(served.address)
    served.guests.append(client)

    await client.connect({}, {"Accept-Language": accepted})

    welcome = await client.until(lambda me: me.all("welcome"))
    assert (welcome[0]["language"], welcome[0]["ask"]["field"]) == (language, "language")


async def test_who_comes_back_hears_only_what_is_new(customer: Customer) -> None:
    ana = await customer(language="fr")
    last = ana.entries[-1]["seq"]
    await ana.leave()

    again = await customer(token=ana.welcome["token"], after=last - 1)

    assert [entry["seq"] for entry in again.entries] == [last]


async def test_two_tabs_hear_the_same(customer: Customer) -> None:
    ana = await customer(language="fr")
    tab = await customer(token=ana.welcome["token"])

    await ana.answer("name", "Ana")

    await tab.asked("email")
    await ana.asked("email")
    assert tab.entries == ana.entries


async def test_a_line_written_while_one_joins_is_heard(
    served: Served, customer: Customer, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = await customer(language="fr")
    desk, conversation = served.house.desk, ana.welcome["conversation"]
    last = ana.entries[-1]["seq"]
    desk.heads.forget(conversation)
    newest = desk.newest

    async def then_written(conversation: ConversationId) -> Head:
        monkeypatch.setattr(desk, "newest", newest)
        head = await newest(conversation)
        await ana.answer("name", "Ana")
        return head

    monkeypatch.setattr(desk, "newest", then_written)
    tab = await customer(token=ana.welcome["token"], after=last)

    await tab.asked("email")


async def test_nobody_hears_another_conversation(customer: Customer) -> None:
    ana, bob = await customer(language="fr"), await customer(language="fr")
    before = len(bob.heard)

    await ana.answer("name", "Ana")
    await ana.asked("email")
    await bob.ask("seen", seq=1)

    assert len(bob.all("entries")) == 1
    assert "Ana" not in str(bob.heard[before:])


async def test_the_same_client_id_gets_the_first_answer_and_other_content_is_refused(
    customer: Customer,
) -> None:
    ana = await customer(language="fr")
    first = await ana.ask("say", text="Ana", client_id="m1")

    assert await ana.ask("say", text="Ana", client_id="m1") == first
    assert (await ana.ask("say", text="Eva", client_id="m1"))["error"]["code"] == "client_id_reused"


@pytest.mark.parametrize(
    ("command", "payload", "field"),
    [
        ("say", {"text": "", "client_id": "m1"}, "text"),
        ("say", {"text": "   ", "client_id": "m1"}, "text"),
        ("say", {"text": "x" * 8_001, "client_id": "m1"}, "text"),
        ("say", {"text": {"$gt": ""}, "client_id": "m1"}, "text"),
        ("say", {"text": "x"}, "client_id"),
        ("say", {"text": "x", "client_id": "a b"}, "client_id"),
        ("say", {"text": "x", "client_id": "m1", "by": "agent"}, "by"),
        ("say", {"text": "x", "client_id": "m1", "to": -1}, "to"),
        ("say", {"text": "x", "client_id": "m1", "to": True}, "to"),
        ("say", {"text": "x", "client_id": "m1", "conversation": "other"}, "conversation"),
        ("choose", {"choice": "$where", "client_id": "m1"}, "choice"),
        ("attach", {"files": [], "client_id": "m1"}, "files"),
        ("rate", {"score": 6, "client_id": "m1"}, "score"),
        ("entries", {"limit": 201}, "limit"),
    ],
)
async def test_what_cannot_be_used_is_named_and_changes_nothing(
    customer: Customer, command: str, payload: dict[str, Any], field: str
) -> None:
    ana = await customer(language="fr")

    answer = await ana.ask(command, **payload)

    assert answer["error"]["code"] == "bad_request"
    assert field in answer["error"]["details"]
    assert (await ana.ask("entries"))["ok"]["entries"] == ana.entries


async def test_an_unknown_command_is_answered(customer: Customer) -> None:
    ana = await customer(language="fr")

    for name in ("join", "enter_room", "take", "reply", "éé"):
        assert (await ana.ask(name, room="w:other"))["error"]["code"] == "unknown_command"


@pytest.mark.parametrize(
    ("auth", "code"),
    [
        ({"token": "nobody’s"}, "not_found"),
        ({"token": {"$gt": ""}}, "bad_request"),
        ({"language": "de"}, "bad_request"),
        ({"role": "admin"}, "bad_request"),
        ({"identity": "a.b.c"}, "forbidden"),
    ],
)
async def test_a_connection_that_cannot_be_says_why(served: Served, auth: dict[str, Any], code: str) -> None:
    client = socketio.AsyncClient(reconnection=False)
    told: list[Any] = []
    client.on("connect_error", told.append, namespace="/chat")

    with pytest.raises(socketio.exceptions.ConnectionError):
        await client.connect(served.address, auth=auth, transports=["websocket"], namespaces=["/chat"])

    assert told[0]["data"]["code"] == code


async def test_a_customers_token_opens_no_console(served: Served, customer: Customer) -> None:
    ana = await customer(language="fr")
    client = socketio.AsyncClient(reconnection=False)

    with pytest.raises(socketio.exceptions.ConnectionError):
        await client.connect(
            served.address,
            auth={"csrf": ana.welcome["token"]},
            headers={"Cookie": f"recourse={ana.welcome['token']}"},
            transports=["websocket"],
            namespaces=["/console"],
        )


async def test_a_conversation_is_open_in_five_places_and_no_more(served: Served, customer: Customer) -> None:
    ana = await customer(language="fr")
    for _ in range(4):
        await customer(token=ana.welcome["token"])

    with pytest.raises(socketio.exceptions.ConnectionError):
        await customer(token=ana.welcome["token"])


async def test_many_customers_at_once_each_get_their_own(customer: Customer) -> None:
    crowd = await asyncio.gather(*(customer(language="en") for _ in range(20)))

    await asyncio.gather(*(one.answer("name", f"Guest {n}") for n, one in enumerate(crowd)))
    await asyncio.gather(*(one.asked("email") for one in crowd))

    assert len({one.welcome["conversation"] for one in crowd}) == 20
    for n, one in enumerate(crowd):
        said = [entry["text"] for entry in one.entries if entry["by"] == "customer"]
        assert said == [f"Guest {n}"]
