"""Random frames and hostile values: the server answers or cuts, never breaks, and others are served."""

import asyncio
import gc
import logging
import os
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import aiohttp
import pytest

from bench.processes import resident_bytes
from bot.model.people import Role
from tests.clients import ChatClient, Client, ConsoleClient, Served
from tests.security.test_wall import CONSOLE, WITHOUT_OBJECT
from tests.sockets.stories import led
from tests.sockets.wires import at_console, joined

Customer = Callable[..., Awaitable[ChatClient]]
FRAMES, ALL_FRAMES = 1_000, 10_000
MOST_BYTES, REMEMBERED_BYTES = 20_000_000, 45_000_000
"""Of any run, and what five thousand conversations take that the desk remembers, which a long one fills."""
PIECES = [
    *("0", "1", "2", "3", "4", "40", "41", "42", "43", "44", "45", "46", "451-", "6", "b4"),
    *("/chat,", "/console,", "/", ",", "7", "99999999999", "[", "]", "{", "}", '"', "null", "NaN", "\\u0000"),
    *('["say",{}]', '["say",{"text":"x","client_id":"f1"}]', '["connect",{}]', '["*",{}]', "é", "\x00", "-"),
    *('["typing",{"on":true}]', '["entries",{"limit":200}]', '["entries",{"limit":1e9}]', "[[[[", '{"a":'),
]
HOSTILE: list[Any] = [
    *(None, True, 0, -1, 2**53 + 1, 1.5, "", [], {}, {"$gt": ""}, {"$where": "1"}, {"$regex": ".*"}),
    *("a" * 9_000, [[[[[[]]]]]], "\x00", " "),
]
GOOD: dict[str, dict[str, Any]] = {
    "say": {"text": "x", "client_id": "h1", "to": 1},
    "choose": {"choice": "restart", "client_id": "h1", "to": 1},
    "attach": {"files": ["f"], "client_id": "h1", "to": 1},
    "typing": {"on": True},
    "seen": {"seq": 1},
    "language": {"language": "fr", "client_id": "h1"},
    "rate": {"score": 5, "comment": "x", "client_id": "h1"},
    "entries": {"after": 1, "before": 9, "limit": 1},
    "leave": {"client_id": "h1"},
}


REFUSED = ("bad_request", "stale")


@pytest.fixture
async def http(served: Served) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(served.address) as session:
        yield session


@pytest.mark.parametrize("frames", [FRAMES, pytest.param(ALL_FRAMES, marks=pytest.mark.long)])
@pytest.mark.parametrize("namespace", ["/chat", "/console"])
async def test_random_frames_break_nothing(
    http: aiohttp.ClientSession,
    served: Served,
    customer: Customer,
    lea: ConsoleClient,
    caplog: pytest.LogCaptureFixture,
    namespace: str,
    frames: int,
) -> None:
    """A-96."""
    dice = random.Random(7)
    ana = await customer(language="fr")
    await asyncio.to_thread(served.house.desk.tools.library.search)
    sent, before = 0, resident_bytes(os.getpid())
    with caplog.at_level(logging.ERROR):
        while sent < frames:
            wire = await (joined(http) if namespace == "/chat" else at_console(http, lea))
            while not wire.closed and sent < frames:
                sent += 1
                try:
                    await wire.send_str(_frame(dice, namespace))
                    # Let the server read it: what is sent to a connection that it cut tests nothing.
                    await asyncio.sleep(0)
                except (ConnectionError, aiohttp.ClientError):
                    break
            await wire.close()

    await ana.answer("name", "Ana")
    await ana.asked("email")
    assert [record.getMessage() for record in caplog.records] == []
    gc.collect()
    remembered = REMEMBERED_BYTES if frames == ALL_FRAMES else 0
    assert resident_bytes(os.getpid()) - before < MOST_BYTES + remembered


def _frame(dice: random.Random, namespace: str) -> str:
    """Half of them at least begin as an event of the namespace would."""
    begin = f"42{namespace}," if dice.random() < 0.5 else ""
    return begin + "".join(dice.choices(PIECES, k=dice.randint(1, 5)))


@pytest.mark.parametrize("command", GOOD)
async def test_hostile_values_are_refused_and_change_nothing(customer: Customer, command: str) -> None:
    ana = await customer(language="fr")
    before = len(ana.entries)

    await _refused(ana, command, GOOD[command])

    answer = await ana.ask("entries", limit=200)
    assert len(answer["ok"]["entries"]) == before


@pytest.mark.parametrize("command", sorted(CONSOLE))
async def test_hostile_values_on_the_console_are_refused_and_change_nothing(
    served: Served, customer: Customer, lea: ConsoleClient, command: str
) -> None:
    lou = await served.staff("lou", Role.LEAD)
    conversation = await led(await customer(language="fr"), lea)
    before = (await lea.ask("watch", conversation=conversation))["ok"]

    about = {} if command in WITHOUT_OBJECT else {"conversation": conversation}
    who = lou if command == "barge_in" else lea
    await _refused(who, command, {**about, **CONSOLE[command]})

    after = (await lea.ask("watch", conversation=conversation))["ok"]
    assert (after["entries"], after["fields"]) == (before["entries"], before["fields"])


async def _refused(client: Client, command: str, good: dict[str, Any]) -> None:
    for field in good:
        for value in HOSTILE:
            if not _harmless(command, field, value):
                answer = await client.ask(command, **{**good, field: value})
                assert answer.get("error", {}).get("code") in REFUSED, (field, value, answer)


def _harmless(command: str, field: str, value: Any) -> bool:
    """What the field may be: nothing for an optional one, a number that is one, a mark that only grows."""
    if value is None:
        return field in ("to", "comment", "after", "before") and command not in ("transfer", "release")
    if isinstance(value, bool):
        return field == "on"
    if isinstance(value, int):
        return field in ("seq", "after", "before", "to") and 0 <= value <= 2**53
    if value == []:
        return field == "tags"
    return field in ("comment", "reason") and value in ("", " ")
