"""Frames that are none: each ends its own connection, unanswered, and nobody else's."""

from collections.abc import AsyncIterator, Awaitable, Callable

import aiohttp
import pytest

from bot.doors import sockets
from bot.doors.websocket import FRAME_BYTES
from tests.clients import ChatClient, ConsoleClient, Served
from tests.sockets.wires import WEBSOCKET, at_console, ended, joined

MALFORMED = [
    "4",
    "4abc",
    "42",
    "42{}",
    "42[]",
    '42/chat,["say"]',
    '42/chat,["say",{},{}]',
    '42/chat,["say",[]]',
    '42/chat,["say",{"text":NaN}]',
    '42/chat,["say",{"text":1e999}]',
    "42/chat,[1,{}]",
    '42/chat,["connect",{"REMOTE_ADDR":"127.0.0.1"}]',
    '42/chat,["disconnect",{}]',
    '42/chat,["connect_error",{}]',
    '42/chat,["*",{}]',
    '42/chat,1234567890123["say",{}]',
    '42/chat,["' + "x" * 65 + '",{}]',
    '42/chat,["say",{"a":' + "[" * 5_000 + "]" * 5_000 + "}]",
    "43/chat,1[]",
    '44/chat,{"message":"x"}',
    '45599-/chat,["say",{"_placeholder":true,"num":0}]',
    '451-/chat,["say",{"_placeholder":true,"num":0}]',
    "461-/chat,1[]",
    "47",
    "9",
    "",
    "0",
    "5",
    "b4AAAA",
]


@pytest.fixture
async def http(served: Served) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(served.address) as session:
        yield session


@pytest.fixture
async def wire(http: aiohttp.ClientSession) -> AsyncIterator[aiohttp.ClientWebSocketResponse]:
    socket = await joined(http)
    yield socket
    await socket.close()


@pytest.mark.parametrize("frame", MALFORMED, ids=lambda frame: frame[:40] or "empty")
async def test_a_malformed_frame_ends_its_connection(
    wire: aiohttp.ClientWebSocketResponse, frame: str
) -> None:
    await wire.send_str(frame)

    await ended(wire)


@pytest.mark.parametrize(
    "frame", [frame for frame in MALFORMED if "/chat" in frame], ids=lambda frame: frame[:40]
)
async def test_a_malformed_frame_ends_its_connection_to_the_console(
    http: aiohttp.ClientSession, lea: ConsoleClient, frame: str
) -> None:
    wire = await at_console(http, lea)

    await wire.send_str(frame.replace("/chat", "/console"))

    await ended(wire)


async def test_a_binary_frame_ends_its_connection(wire: aiohttp.ClientWebSocketResponse) -> None:
    await wire.send_bytes(b'4["say",{}]')

    await ended(wire)


async def test_a_frame_of_the_greatest_length_is_read_and_one_byte_more_is_not(
    wire: aiohttp.ClientWebSocketResponse,
) -> None:
    head, tail = '42/chat,1["say",{"client_id":"m1","text":"', '"}]'
    await wire.send_str(head + "x" * (FRAME_BYTES - len(head) - len(tail)) + tail)
    answer = await wire.receive_str(timeout=60)
    while not answer.startswith("43"):
        answer = await wire.receive_str(timeout=60)
    assert "bad_request" in answer

    await wire.send_str(head + "x" * (FRAME_BYTES + 1 - len(head) - len(tail)) + tail)

    await ended(wire)


async def test_malformed_frames_of_one_disturb_nobody_else(
    http: aiohttp.ClientSession, customer: Callable[..., Awaitable[ChatClient]]
) -> None:
    ana = await customer(language="fr")
    for frame in MALFORMED[:8]:
        async with http.ws_connect(WEBSOCKET) as socket:
            await socket.receive_str()
            await socket.send_str(frame)
            await ended(socket)

    await ana.answer("name", "Ana")

    await ana.asked("email")


async def test_who_joins_no_namespace_is_cut(
    http: aiohttp.ClientSession, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sockets, "CONNECT_SECONDS", 0)
    async with http.ws_connect(WEBSOCKET) as socket:
        await socket.receive_str()

        await ended(socket)


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1.evil.example"])
async def test_a_foreign_origin_opens_no_socket(http: aiohttp.ClientSession, origin: str) -> None:
    async with http.get(WEBSOCKET, headers={"Origin": origin, "X-Forwarded-Host": "evil.example"}) as answer:
        assert answer.status == 400


async def test_our_own_origin_opens_one(http: aiohttp.ClientSession, served: Served) -> None:
    async with http.ws_connect(WEBSOCKET, headers={"Origin": served.address}) as socket:
        assert (await socket.receive_str()).startswith("0")


async def test_long_polling_is_off(http: aiohttp.ClientSession) -> None:
    async with http.get("/socket.io/?EIO=4&transport=polling") as answer:
        assert answer.status == 400


async def test_compression_is_never_agreed_on(http: aiohttp.ClientSession) -> None:
    async with http.ws_connect(WEBSOCKET, compress=15) as socket:
        assert not socket.compress


@pytest.mark.parametrize("namespace", ["/", "/admin", "/agent"])
async def test_other_namespaces_do_not_exist(http: aiohttp.ClientSession, namespace: str) -> None:
    async with http.ws_connect(WEBSOCKET) as socket:
        await socket.receive_str()
        await socket.send_str("40" if namespace == "/" else f"40{namespace},")

        assert (await socket.receive_str()).startswith("44")
