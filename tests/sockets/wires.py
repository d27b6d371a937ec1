"""Raw connections, for frames that no library would send."""

import asyncio

import aiohttp

from tests.clients import ConsoleClient, cookie_of

WEBSOCKET = "/socket.io/?EIO=4&transport=websocket"
ENDS = (aiohttp.WSMsgType.CLOSE, aiohttp.WSMsgType.CLOSED, aiohttp.WSMsgType.CLOSING, aiohttp.WSMsgType.ERROR)


async def joined(http: aiohttp.ClientSession) -> aiohttp.ClientWebSocketResponse:
    """A connection that has joined `/chat` and heard its welcome."""
    return await _joined(await http.ws_connect(WEBSOCKET), '40/chat,{"language":"fr"}', "welcome")


async def at_console(http: aiohttp.ClientSession, lea: ConsoleClient) -> aiohttp.ClientWebSocketResponse:
    """A connection of Léa's that has joined `/console` and heard its greeting."""
    wire = await http.ws_connect(WEBSOCKET, headers={"Cookie": cookie_of(lea.http)})
    return await _joined(wire, f'40/console,{{"csrf":"{lea.csrf}"}}', "hello")


async def _joined(
    wire: aiohttp.ClientWebSocketResponse, packet: str, greeting: str
) -> aiohttp.ClientWebSocketResponse:
    await wire.receive_str(timeout=60)
    await wire.send_str(packet)
    while f'"{greeting}"' not in await wire.receive_str(timeout=60):
        pass
    return wire


async def ended(wire: aiohttp.ClientWebSocketResponse, *, answers: bool = False) -> None:
    """Wait for the end; whatever was on its way may come first, an acknowledgement only with `answers`."""
    async with asyncio.timeout(60):
        while True:
            message = await wire.receive()
            if message.type is aiohttp.WSMsgType.TEXT:
                assert answers or not message.data.startswith("43")
            elif message.type in ENDS:
                return
