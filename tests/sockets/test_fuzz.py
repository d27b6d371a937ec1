"""Random frames and hostile values: the server answers or cuts, never breaks, and others are served."""

import logging
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import aiohttp
import pytest

from tests.clients import ChatClient, Served
from tests.sockets.wires import WEBSOCKET

Customer = Callable[..., Awaitable[ChatClient]]
FRAMES = 1_500
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


async def test_random_frames_break_nothing(
    http: aiohttp.ClientSession, customer: Customer, caplog: pytest.LogCaptureFixture
) -> None:
    dice = random.Random(7)
    ana = await customer(language="fr")
    sent = 0
    with caplog.at_level(logging.ERROR, logger="bot"):
        while sent < FRAMES:
            async with http.ws_connect(WEBSOCKET) as wire:
                await wire.receive_str()
                await wire.send_str('40/chat,{"language":"fr"}')
                for _ in range(10):
                    sent += 1
                    frame = "".join(dice.choices(PIECES, k=dice.randint(1, 5)))
                    try:
                        await wire.send_str(frame)
                    except (ConnectionError, aiohttp.ClientError):
                        break

    await ana.answer("name", "Ana")
    await ana.asked("email")
    assert [record.getMessage() for record in caplog.records] == []


@pytest.mark.parametrize("command", GOOD)
async def test_hostile_values_are_refused_and_change_nothing(customer: Customer, command: str) -> None:
    ana = await customer(language="fr")
    before = len(ana.entries)

    for field in GOOD[command]:
        for value in HOSTILE:
            if not _harmless(command, field, value):
                answer = await ana.ask(command, **{**GOOD[command], field: value})
                assert answer.get("error", {}).get("code") in REFUSED, (field, value, answer)

    answer = await ana.ask("entries", limit=200)
    assert len(answer["ok"]["entries"]) == before


def _harmless(command: str, field: str, value: Any) -> bool:
    """What the field may be: nothing for an optional one, a number that is one, a mark that only grows."""
    if value is None:
        return field in ("to", "comment", "after", "before")
    if isinstance(value, bool):
        return field == "on"
    if isinstance(value, int):
        return field in ("seq", "after", "before", "to") and 0 <= value <= 2**53
    return command == "rate" and field == "comment"
